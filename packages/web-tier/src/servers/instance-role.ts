import { IamInstanceProfile } from '@cdktf/provider-aws/lib/iam-instance-profile';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import type { EnvironmentRef } from '@etops/contracts';
import type { PolicyStatement } from '@etops/foundation';
import { allow, isToken, nameFor, parseArn, policyDocument, ROLE_NAME_LENGTH, trustPolicy } from '@etops/foundation';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { AGENT_NAMESPACE } from '../cloudwatch-agent';
import type { Files } from '../files';
import type { ResolvedInstanceRole } from './instance-role-props';
import type { WebTierDatabase } from './servers-props';
import { systemsManagerStatements } from './systems-manager';

/** Settings of the servers' role. */
export interface InstanceRoleConfig {
  readonly environment: EnvironmentRef;
  /** Id of the web tier, part of every name. */
  readonly purpose: string;
  readonly settings: ResolvedInstanceRole;
  readonly files: Pick<Files, 'fileSystemArn' | 'accessPoint'>;
  readonly database: WebTierDatabase | undefined;
  /** Further statements that the web tier needs: its logs, and the launch hook of a warm pool. */
  readonly statements: readonly PolicyStatement[];
}

/** Creates the servers' role: Systems Manager, the shared files, metrics, logs, the database's secret, and the caller's permissions. */
export class InstanceRole extends Construct {
  /** Name of the role: a literal. */
  readonly roleName: string;
  readonly roleArn: string;
  readonly profileArn: string;
  /** Permissions that must exist before a server boots. */
  readonly permissions: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, config: InstanceRoleConfig) {
    super(scope, id);
    const { environment, purpose, settings, files, database, statements } = config;
    const { permissionsBoundaryArn } = settings;
    this.roleName = nameFor(environment, `${purpose}-server`, { maxLength: ROLE_NAME_LENGTH.max });
    const role = new IamRole(this, 'role', {
      name: this.roleName,
      description: 'Servers of the web tier',
      assumeRolePolicy: trustPolicy('ec2.amazonaws.com'),
      ...(permissionsBoundaryArn === undefined ? {} : { permissionsBoundary: permissionsBoundaryArn }),
    });
    const inline = (policyId: string, name: string, ...all: readonly PolicyStatement[]) =>
      new IamRolePolicy(this, policyId, { name, role: role.name, policy: policyDocument(...all) });
    this.permissions = [
      inline('systems-manager', 'systems-manager', ...systemsManagerStatements),
      inline(
        'policy',
        'server',
        mountStatement(files),
        metricStatement,
        ...statements,
        ...secretStatements(environment, database),
      ),
      ...(settings.statements.length === 0 ? [] : [inline('application', 'application', ...settings.statements)]),
      ...settings.managedPolicyArns.map(
        (policyArn, index) =>
          new IamRolePolicyAttachment(this, attachmentId(policyArn, index), { role: role.name, policyArn }),
      ),
    ];
    this.roleArn = role.arn;
    this.profileArn = new IamInstanceProfile(this, 'profile', { name: role.name, role: role.name }).arn;
  }
}

/** Returns the id of an attachment: the policy's owner and path, so that another order changes no address. */
function attachmentId(policyArn: string, index: number): string {
  const { accountId, resourceName } = parseArn(policyArn) ?? {};
  return resourceName === undefined || isToken(policyArn)
    ? `managed-policy-${String(index)}`
    : `managed-policy-${String(accountId)}-${resourceName.replaceAll('/', '-')}`;
}

function mountStatement({ fileSystemArn, accessPoint }: InstanceRoleConfig['files']): PolicyStatement {
  return allow('MountFiles', ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'], fileSystemArn, {
    StringEquals: { 'elasticfilesystem:AccessPointArn': accessPoint.arn },
  });
}

/** CloudWatch supports no resource for this action; the namespace is the narrowest condition. */
const metricStatement: PolicyStatement = allow('PublishMetrics', 'cloudwatch:PutMetricData', '*', {
  StringEquals: { 'cloudwatch:namespace': AGENT_NAMESPACE },
});

function secretStatements({ region }: EnvironmentRef, database: WebTierDatabase | undefined): PolicyStatement[] {
  const { secretArn, secretKmsKeyArn } = database ?? {};
  return [
    ...(secretArn === undefined ? [] : [allow('ReadDatabaseSecret', 'secretsmanager:GetSecretValue', secretArn)]),
    ...(secretKmsKeyArn === undefined
      ? []
      : [
          allow('DecryptDatabaseSecret', 'kms:Decrypt', secretKmsKeyArn, {
            StringEquals: { 'kms:ViaService': `secretsmanager.${region}.amazonaws.com` },
          }),
        ]),
  ];
}
