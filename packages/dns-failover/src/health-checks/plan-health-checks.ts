import type { SiteSettings } from '../sites';
import { publicNames } from '../sites';
import type { SwitchId } from '../switches';
import { failsOverManually, switchIds } from '../switches';

/** A health check that requests an endpoint over HTTPS. */
export interface EndpointCheck {
  /** Discriminator. */
  readonly kind: 'endpoint';
  /** Stable id, also the last part of its Terraform address. */
  readonly id: string;
  /**
   * Address to connect to.
   *
   * @default - Route 53 resolves {@link hostName} itself, to IPv4
   */
  readonly address?: string;
  /** Name that the check sends in the `Host` header and in TLS. */
  readonly hostName: string;
  /** TCP port. */
  readonly port: number;
  /** Path of the request. */
  readonly path: string;
  /**
   * Text that the answer must contain.
   *
   * @default - any answer with 2xx or 3xx passes
   */
  readonly searchString?: string;
}

/** A health check that follows a switch's alarm, which is in `ALARM` while the switch is on. */
export interface SwitchCheck {
  /** Discriminator. */
  readonly kind: 'switch';
  /** Stable id, also the last part of its Terraform address. */
  readonly id: string;
  /** Switch that the check follows. */
  readonly switchId: SwitchId;
  /** Position in which the check is healthy. `on` inverts the check, which then starts unhealthy. */
  readonly healthyWhen: 'on' | 'off';
}

/** A calculated check that is healthy while all its children are. No child is calculated: Route 53 forbids it. */
export interface CalculatedCheck {
  /** Discriminator. */
  readonly kind: 'calculated';
  /** Stable id, also the last part of its Terraform address. */
  readonly id: string;
  /** Ids of the checks that must be healthy. */
  readonly children: readonly string[];
}

/** A health check of the record tree. */
export type PlannedCheck = EndpointCheck | SwitchCheck | CalculatedCheck;

interface TargetChecks {
  readonly endpoint: EndpointCheck;
  /** Ids of the switch checks that the target needs in addition to the endpoint's. */
  readonly switchChecks: readonly string[];
}

/** Returns the id of an on-premises address. */
export function addressId(address: string): string {
  return `on-premises-${address.replaceAll(/[.:]/g, '-')}`;
}

/** Returns the id of the check that decides whether Route 53 may answer with a target. */
export function eligibilityCheckId(target: string): string {
  return `eligible-${target}`;
}

/** Plans the checks of all endpoints, of the switches, and of both together. Children come before their parents. */
export function planHealthChecks(settings: SiteSettings): readonly PlannedCheck[] {
  const targets = targetsOf(settings);
  return [
    ...targets.map(({ endpoint }) => endpoint),
    ...planSwitchChecks(settings),
    ...targets.map(({ endpoint, switchChecks }): CalculatedCheck => ({
      kind: 'calculated',
      id: eligibilityCheckId(endpoint.id.slice('check-'.length)),
      children: [endpoint.id, ...switchChecks],
    })),
  ];
}

function planSwitchChecks(settings: SiteSettings): readonly SwitchCheck[] {
  return switchIds(settings).flatMap((switchId): readonly SwitchCheck[] =>
    switchId === 'dr-in-service'
      ? [
          { kind: 'switch', id: 'gate-dr', switchId, healthyWhen: 'on' },
          { kind: 'switch', id: 'gate-primary', switchId, healthyWhen: 'off' },
        ]
      : [{ kind: 'switch', id: `switch-${switchId}`, switchId, healthyWhen: 'off' }],
  );
}

function targetsOf(settings: SiteSettings): readonly TargetChecks[] {
  const { sites, zone } = settings;
  const { onPremises, aws } = sites;
  const gate = (region: 'primary' | 'dr') => (failsOverManually(aws) ? [`gate-${region}`] : []);
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
