import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { EnvironmentRef } from '@etops/contracts';
import { nameFor, policyDocument, ROLE_NAME_LENGTH, trustPolicy } from '@etops/foundation';
import type { Construct } from 'constructs';
import { EXPORT_SERVICE, exportRoleStatements } from './export-permissions';
import type { ExportTarget } from './export-target';

/** Creates the role that RDS assumes during an export, as a child of the export's construct. */
export function createExportRole(
  scope: Construct,
  environment: EnvironmentRef,
  target: Pick<ExportTarget, 'instanceIdentifier' | 'bucketName' | 'prefix' | 'kmsKeyArn'>,
) {
  const role = new IamRole(scope, 'export-role', {
    name: nameFor(environment, `${scope.node.id}-writer`, { maxLength: ROLE_NAME_LENGTH.max }),
    description: `Writes exported snapshots of ${target.instanceIdentifier}`,
    // AWS does not document whether RDS sets aws:SourceAccount; if it does, it must be this account.
    assumeRolePolicy: trustPolicy(EXPORT_SERVICE, {
      StringEqualsIfExists: { 'aws:SourceAccount': environment.accountId },
    }),
  });
  const policy = new IamRolePolicy(scope, 'export-policy', {
    name: 'export',
    role: role.name,
    policy: policyDocument(...exportRoleStatements(environment, target)),
  });
  return { arn: role.arn, policy };
}
