import type { EnvironmentRef } from '@etops/contracts';
import { iamArnOf, nameFor } from '@etops/foundation';
import { GROUP_NAME_LENGTH, SERVICE_LINKED_ROLE_SUFFIX_LENGTH } from './limits';

/** Returns the name of the Auto Scaling group. @param purpose id of the web tier */
export function groupNameOf(environment: EnvironmentRef, purpose: string): string {
  return nameFor(environment, purpose, { maxLength: GROUP_NAME_LENGTH.max });
}

/** Returns the last part of the name of the group's service-linked role. @param purpose id of the web tier */
export function serviceLinkedRoleSuffix(environment: EnvironmentRef, purpose: string): string {
  return nameFor(environment, purpose, { maxLength: SERVICE_LINKED_ROLE_SUFFIX_LENGTH.max });
}

/**
 * Returns the ARN of the group's service-linked role, from literals.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/autoscaling-service-linked-role.html (checked 2026-11-23)
 */
export function serviceLinkedRoleArn(environment: EnvironmentRef, purpose: string): string {
  const suffix = serviceLinkedRoleSuffix(environment, purpose);
  return iamArnOf(
    environment,
    `role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling_${suffix}`,
  );
}
