import type { EnvironmentRef } from '@etops/contracts';
import type { PolicyStatement } from '@etops/foundation';
import { allow, arnOf } from '@etops/foundation';

/** Returns the statements that allow servers to complete their own group's lifecycle hook. */
export function bootStatements(environment: EnvironmentRef, groupName: string): PolicyStatement[] {
  return [
    // Auto Scaling supports no resource for Describe actions.
    allow('SeeState', 'autoscaling:DescribeAutoScalingInstances', '*'),
    allow(
      'CompleteBoot',
      'autoscaling:CompleteLifecycleAction',
      arnOf(environment, 'autoscaling', `autoScalingGroup:*:autoScalingGroupName/${groupName}`),
    ),
  ];
}
