import type { FailoverSettings } from './sites';
import { publicNames } from './sites';
import type { SwitchId } from './switches';
import { isGated, switchIds } from './switches';

/** A check that asks an endpoint over HTTPS. */
export interface EndpointCheck {
  readonly kind: 'endpoint';
  /** Stable id, also the last part of its Terraform address. */
  readonly id: string;
  /** Address that is checked. Absent: Route 53 resolves {@link hostName} by itself, to IPv4. */
  readonly address?: string;
  /** Sent in the `Host` header and in TLS. */
  readonly hostName: string;
  readonly port: number;
  readonly path: string;
  /** Text that the answer must hold. */
  readonly searchString?: string;
}

/** A check that watches a switch's alarm, which rings while the switch is on. */
export interface SwitchCheck {
  readonly kind: 'switch';
  readonly id: string;
  readonly switchId: SwitchId;
  /** Position in which the check is healthy. `on` inverts it, and has it start unhealthy. */
  readonly healthyWhen: 'on' | 'off';
}

/** A check that is healthy while all of its children are. None of these is a calculated check: Route 53 forbids it. */
export interface CalculatedCheck {
  readonly kind: 'calculated';
  readonly id: string;
  /** Ids of the checks that it needs. */
  readonly children: readonly string[];
}

export type PlannedCheck = EndpointCheck | SwitchCheck | CalculatedCheck;

/** A place that answers, and the checks that it needs to be led to. */
export interface PlannedTargetChecks {
  readonly endpoint: EndpointCheck;
  /** Ids of the switch checks that it needs beside the endpoint's. */
  readonly switchChecks: readonly string[];
}

/** An address on-premises, as part of an id. */
export function addressId(address: string): string {
  return `on-premises-${address.replaceAll(/[.:]/g, '-')}`;
}

/** Checks of the switches, of all endpoints, and of both together. Children come before those that are calculated. */
export function planChecks(settings: FailoverSettings): readonly PlannedCheck[] {
  const targets = endpointsOf(settings);
  return [
    ...targets.map(({ endpoint }) => endpoint),
    ...switchChecks(settings),
    ...targets.map(({ endpoint, switchChecks: others }): CalculatedCheck => ({
      kind: 'calculated',
      id: eligibility(endpoint.id.slice('check-'.length)),
      children: [endpoint.id, ...others],
    })),
  ];
}

/** Id of the check that decides whether a target is led to. */
export function eligibility(target: string): string {
  return `eligible-${target}`;
}

function switchChecks(settings: FailoverSettings): readonly SwitchCheck[] {
  return switchIds(settings).flatMap((switchId): readonly SwitchCheck[] =>
    switchId === 'dr-in-service'
      ? [
          { kind: 'switch', id: 'gate-dr', switchId, healthyWhen: 'on' },
          { kind: 'switch', id: 'gate-primary', switchId, healthyWhen: 'off' },
        ]
      : [{ kind: 'switch', id: `switch-${switchId}`, switchId, healthyWhen: 'off' }],
  );
}

function endpointsOf(settings: FailoverSettings): readonly PlannedTargetChecks[] {
  const { sites, zone } = settings;
  const { onPremises, aws } = sites;
  const gate = (region: 'primary' | 'dr') => (isGated(aws) ? [`gate-${region}`] : []);
  return [
    ...onPremises.addresses.map((address) => ({
      endpoint: {
        kind: 'endpoint' as const,
        id: `check-${addressId(address)}`,
        address,
        hostName: onPremises.hostName ?? publicNames(settings)[0] ?? zone.name,
        port: onPremises.port ?? 443,
        path: onPremises.healthCheckPath,
        ...searched(onPremises),
      },
      switchChecks: ['switch-evacuate-on-premises'],
    })),
    ...(['primary', 'dr'] as const).map((region) => ({
      endpoint: {
        kind: 'endpoint' as const,
        id: `check-${region}`,
        hostName: aws[region].dnsName,
        port: aws[region].port,
        path: aws[region].healthCheckPath,
        ...searched(aws),
      },
      switchChecks: [`switch-evacuate-${region}`, ...gate(region)],
    })),
  ];
}

function searched({ searchString }: { readonly searchString?: string }): { readonly searchString?: string } {
  return searchString === undefined ? {} : { searchString };
}
