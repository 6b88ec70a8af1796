import type { AutoscalingGroupConfig } from '@cdktf/provider-aws/lib/autoscaling-group';
import { AutoscalingLifecycleHook } from '@cdktf/provider-aws/lib/autoscaling-lifecycle-hook';
import { Ec2CapacityReservation } from '@cdktf/provider-aws/lib/ec2-capacity-reservation';
import type { PolicyStatement } from '@etops/foundation';
import { arnOf } from '@etops/foundation';
import type { Construct } from 'constructs';
import { planReservations } from '../plan-reservations';
import type { WebTierSettings } from './settings';

/** Name of the hook that holds a server until it says that it can serve. */
export const BOOT_HOOK = 'boot';

type GroupArguments = Pick<
  AutoscalingGroupConfig,
  'warmPool' | 'initialLifecycleHook' | 'capacityReservationSpecification'
>;

/** What the group of a standby has more than another. */
export function standbyArguments(scope: Construct, settings: WebTierSettings): GroupArguments {
  const { standby, capacity } = settings;
  if (standby === undefined) {
    return {};
  }
  const reservations = standby.capacityReservation ? createReservations(scope, settings, standby.full) : [];
  return {
    warmPool: {
      poolState: 'Stopped',
      // The pool is filled up to the prepared capacity, and is never empty: one server more after a failover.
      minSize: 1,
      maxGroupPreparedCapacity: capacity.normal + standby.warm,
      // A server that has served is not used again: nobody knows what is left on it.
      instanceReusePolicy: { reuseOnScaleIn: false },
    },
    // In the group itself: servers of a new group start before a hook beside it exists.
    initialLifecycleHook: [{ name: BOOT_HOOK, ...hookOf(standby.bootTimeoutSeconds) }],
    capacityReservationSpecification:
      reservations.length === 0
        ? // Written out: a group that is told nothing goes on looking for a reservation that is gone.
          { capacityReservationPreference: 'default' }
        : {
            // Past the reservation, servers start in whatever capacity there is.
            capacityReservationPreference: 'capacity-reservations-first',
            capacityReservationTarget: { capacityReservationIds: reservations.map(({ id }) => id) },
          },
  };
}

/** The same hook beside the group: AWS takes the one in the group at its creation only. */
export function createBootHook(scope: Construct, { standby }: WebTierSettings, autoscalingGroupName: string): void {
  if (standby !== undefined) {
    new AutoscalingLifecycleHook(scope, 'boot-hook', {
      autoscalingGroupName,
      name: BOOT_HOOK,
      ...hookOf(standby.bootTimeoutSeconds),
    });
  }
}

/** What a server must be allowed to complete the hook. */
export function hookStatements({ environment, standby, groupName }: WebTierSettings): PolicyStatement[] {
  return standby === undefined
    ? []
    : [
        // Auto Scaling knows no resource for what only describes.
        { Sid: 'SeeState', Effect: 'Allow', Action: 'autoscaling:DescribeAutoScalingInstances', Resource: '*' },
        {
          Sid: 'CompleteBoot',
          Effect: 'Allow',
          Action: 'autoscaling:CompleteLifecycleAction',
          Resource: arnOf(environment, 'autoscaling', `autoScalingGroup:*:autoScalingGroupName/${groupName}`),
        },
      ];
}

function hookOf(heartbeatTimeout: number) {
  return {
    lifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
    heartbeatTimeout,
    defaultResult: 'ABANDON',
  };
}

function createReservations(
  scope: Construct,
  { network, instanceType, groupName }: WebTierSettings,
  servers: number,
): Ec2CapacityReservation[] {
  const zones = network.applicationSubnets.map(({ availabilityZone }) => availabilityZone);
  return [...planReservations(servers, zones)].map(
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
        // Another instance type needs another reservation: the old one is let go when the new one is there.
        lifecycle: { createBeforeDestroy: true },
      }),
  );
}
