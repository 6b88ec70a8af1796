import type { PolicyStatement } from '@etops/foundation';

/** Role of the servers, beyond what the web tier itself needs. */
export interface InstanceRoleProps {
  /**
   * Permissions of the application, in a separate inline policy. IAM limits all inline policies of a role to 10,240
   * characters.
   *
   * @default - none
   * @verbatim
   */
  readonly statements?: readonly Omit<PolicyStatement, 'Principal'>[];
  /**
   * ARNs of managed policies to attach, at most 20 after AWS raised the quota of 10.
   *
   * @default - none
   */
  readonly managedPolicyArns?: readonly string[];
  /**
   * ARN of the managed policy that is the role's permissions boundary.
   *
   * @default - none
   */
  readonly permissionsBoundaryArn?: string;
}

/** Role of the servers with its defaults. */
export interface ResolvedInstanceRole extends Required<Omit<InstanceRoleProps, 'permissionsBoundaryArn'>> {
  readonly permissionsBoundaryArn: string | undefined;
}

/** Returns the role's settings with their defaults. */
export function resolveInstanceRole({
  statements = [],
  managedPolicyArns = [],
  permissionsBoundaryArn,
}: InstanceRoleProps): ResolvedInstanceRole {
  return { statements, managedPolicyArns, permissionsBoundaryArn };
}
