import type { AutoscalingGroupConfig } from '@cdktf/provider-aws/lib/autoscaling-group';
import { AutoscalingLifecycleHook } from '@cdktf/provider-aws/lib/autoscaling-lifecycle-hook';
import { Ec2CapacityReservation } from '@cdktf/provider-aws/lib/ec2-capacity-reservation';
import type { Construct } from 'constructs';
import type { BootHook } from './boot-service';
import { planReservations } from './plan-reservations';
import type { WarmPoolProps } from './warm-pool-props';

/** Name of the lifecycle hook that holds a server until it is ready. */
const BOOT_HOOK = 'boot';

/** Returns the hook that servers of a warm pool complete. */
export function bootHookOf({ bootTimeoutSeconds }: Required<WarmPoolProps>, healthCheckPath: string): BootHook {
  return { hookName: BOOT_HOOK, timeoutSeconds: bootTimeoutSeconds, healthCheckPath };
}

/**
 * Metrics of a group with a warm pool, which are published only if they are enabled; free of charge.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_EnableMetricsCollection.html Metrics
 */
export const WARM_POOL_METRICS: readonly string[] = [
  'GroupAndWarmPoolDesiredCapacity',
  'GroupAndWarmPoolTotalCapacity',
  'WarmPoolDesiredCapacity',
  'WarmPoolMinSize',
  'WarmPoolPendingCapacity',
  'WarmPoolTerminatingCapacity',
  'WarmPoolTotalCapacity',
  'WarmPoolWarmedCapacity',
];

/** Settings of a warm pool and the group that it belongs to. */
export interface WarmPoolConfig {
  readonly settings: Required<WarmPoolProps>;
  /** Name of the Auto Scaling group. */
  readonly groupName: string;
  readonly instanceType: string;
  /** Zones of the group. */
  readonly zones: readonly string[];
}

type GroupArguments = Pick<
  AutoscalingGroupConfig,
  'warmPool' | 'initialLifecycleHook' | 'capacityReservationSpecification'
>;

/**
 * Arguments of a group without reservations. Explicit: otherwise the group keeps looking for a reservation that was
 * deleted.
 */
export const WITHOUT_RESERVATION = {
  capacityReservationSpecification: { capacityReservationPreference: 'default' },
} as const satisfies GroupArguments;

/** Renders the capacity reservations, and returns the arguments of the group that create its warm pool. */
export function renderWarmPool(scope: Construct, config: WarmPoolConfig): GroupArguments {
  const { maxGroupPreparedCapacity, bootTimeoutSeconds, capacityReservation } = config.settings;
  const reservations = capacityReservation ? renderReservations(scope, config) : [];
  return {
    warmPool: {
      poolState: 'Stopped',
      // The pool is filled up to the prepared capacity and is never empty: one more server after a failover.
      minSize: 1,
      maxGroupPreparedCapacity,
      // A server that has been in service is not reused: its state is unknown.
      instanceReusePolicy: { reuseOnScaleIn: false },
    },
    // In the group itself: servers of a new group start before a separate hook exists.
    initialLifecycleHook: [{ name: BOOT_HOOK, ...hook(bootTimeoutSeconds) }],
    ...(reservations.length === 0
      ? WITHOUT_RESERVATION
      : {
          capacityReservationSpecification: {
            // Servers beyond the reservation start in any capacity.
            capacityReservationPreference: 'capacity-reservations-first',
            capacityReservationTarget: { capacityReservationIds: reservations.map(({ id }) => id) },
          },
        }),
  };
}

/** Renders the same hook separately: AWS reads the group's own hook at creation only. */
export function renderBootHook(
  scope: Construct,
  { bootTimeoutSeconds }: Required<WarmPoolProps>,
  autoscalingGroupName: string,
): void {
  new AutoscalingLifecycleHook(scope, 'boot-hook', {
    autoscalingGroupName,
    name: BOOT_HOOK,
    ...hook(bootTimeoutSeconds),
  });
}

function hook(heartbeatTimeout: number) {
  return {
    lifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
    heartbeatTimeout,
    defaultResult: 'ABANDON',
  };
}

function renderReservations(
  scope: Construct,
  { settings, zones, instanceType, groupName }: WarmPoolConfig,
): Ec2CapacityReservation[] {
  return [...planReservations(settings.fullLoadCapacity, zones)].map(
    ([availabilityZone, instanceCount]) =>
      new Ec2CapacityReservation(scope, `capacity-reservation-${availabilityZone}`, {
        availabilityZone,
        instanceCount,
        instanceType,
        instancePlatform: 'Linux/UNIX',
        instanceMatchCriteria: 'targeted',
        ebsOptimized: true,
        endDateType: 'unlimited',
        tags: { Name: `${groupName}-${availabilityZone}` },
        // Another instance type needs another reservation: the old one is released once the new one exists.
        lifecycle: { createBeforeDestroy: true },
      }),
  );
}
