import type { RecoveryCapability } from '@etops/contracts';

/** What the time to full load follows from. */
export interface Recovering {
  /** Time that a server has to boot before it is replaced, and the prop that says so. */
  readonly coldBoot: { readonly seconds: number; readonly setting: string };
  /** How long a stopped server takes to serve, measured. Absent when servers boot cold. */
  readonly warmStart?: { readonly seconds: number; readonly setting: string };
  /** Interval of the load balancer's health check. */
  readonly healthCheckSeconds: number;
}

/** The way to full load, step after step: their sum is the time that it takes. */
export function recoveryOf({ coldBoot, warmStart, healthCheckSeconds }: Recovering): readonly RecoveryCapability[] {
  const start = warmStart === undefined ? { id: 'cold-boot', ...coldBoot } : { id: 'warm-start', ...warmStart };
  return [
    {
      id: start.id,
      phase: 'scale-out',
      minutes: start.seconds / 60,
      basis: { kind: 'setting', setting: start.setting },
    },
    {
      id: 'target-health',
      phase: 'scale-out',
      minutes: healthCheckSeconds / 60,
      basis: { kind: 'setting', setting: 'healthCheck.intervalSeconds: a new target takes traffic after one pass' },
    },
  ];
}
