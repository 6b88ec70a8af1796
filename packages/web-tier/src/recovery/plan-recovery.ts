import type { RecoveryCapability } from '@etops/contracts';
import type { WarmPoolProps } from '../warm-pool';

/** Settings from which the time to full load follows. */
export interface RecoveryInputs {
  /** Time for a new server to boot before it is replaced. */
  readonly healthCheckGracePeriodSeconds: number;
  /** Interval of the load balancer's health check. */
  readonly healthCheckIntervalSeconds: number;
  /** Warm pool of the group; without one, servers boot cold. */
  readonly warmPool: Required<WarmPoolProps> | undefined;
}

/** Returns the steps from the request for more servers to full load. The sum of their minutes is the time it takes. */
export function planRecovery({
  healthCheckGracePeriodSeconds,
  healthCheckIntervalSeconds,
  warmPool,
}: RecoveryInputs): readonly RecoveryCapability[] {
  return [
    warmPool === undefined
      ? step('cold-boot', healthCheckGracePeriodSeconds, 'healthCheckGracePeriodSeconds')
      : planWarmStart(warmPool),
    step(
      'target-health',
      healthCheckIntervalSeconds,
      'healthCheck.intervalSeconds: a new target gets traffic after one success',
    ),
  ];
}

/** Returns the start of the last server that full load needs, which boots cold if not all are prepared. */
function planWarmStart(warmPool: Required<WarmPoolProps>): RecoveryCapability {
  const { maxGroupPreparedCapacity, fullLoadCapacity, bootTimeoutSeconds, warmStartSeconds } = warmPool;
  return maxGroupPreparedCapacity < fullLoadCapacity
    ? step('cold-boot', bootTimeoutSeconds, 'warmPool.bootTimeoutSeconds')
    : step('warm-start', warmStartSeconds, 'warmPool.warmStartSeconds, as measured in drills');
}

function step(id: string, seconds: number, setting: string): RecoveryCapability {
  return { id, phase: 'scale-out', minutes: seconds / 60, basis: { kind: 'setting', setting } };
}
