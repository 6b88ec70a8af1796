import { IamInstanceProfile } from '@cdktf/provider-aws/lib/iam-instance-profile';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import type { EnvironmentRef } from '@etops/contracts';
import type { PolicyStatement } from '@etops/foundation';
import { allow, awsManagedPolicyArn, nameFor, policyDocument, ROLE_NAME_LENGTH, trustPolicy } from '@etops/foundation';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { AGENT_NAMESPACE } from '../cloudwatch-agent';
import type { Files } from '../files';
import type { WebTierDatabase } from './servers-props';

/** Settings of the servers' role. */
export interface InstanceRoleConfig {
  readonly environment: EnvironmentRef;
  /** Id of the web tier, part of every name. */
  readonly purpose: string;
  readonly files: Pick<Files, 'fileSystemArn' | 'accessPoint'>;
  readonly database: WebTierDatabase | undefined;
  /** Statements for the launch hook of a warm pool. */
  readonly bootStatements: readonly PolicyStatement[];
}

/** Creates the servers' role: Systems Manager, the shared files, metrics, and the database's secret. */
export class InstanceRole extends Construct {
  readonly profileArn: string;
  readonly roleArn: string;
  /** Permissions that must exist before a server boots. */
  readonly permissions: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, config: InstanceRoleConfig) {
    super(scope, id);
    const { environment, purpose, files, database, bootStatements } = config;
    const role = new IamRole(this, 'role', {
      name: nameFor(environment, `${purpose}-server`, { maxLength: ROLE_NAME_LENGTH.max }),
      description: 'Servers of the web tier',
      assumeRolePolicy: trustPolicy('ec2.amazonaws.com'),
    });
    const managed = new IamRolePolicyAttachment(this, 'systems-manager', {
      role: role.name,
      policyArn: awsManagedPolicyArn(environment, 'AmazonSSMManagedInstanceCore'),
    });
    const own = new IamRolePolicy(this, 'policy', {
      name: 'server',
      role: role.name,
      policy: policyDocument(
        mountStatement(files),
        metricStatement,
        ...bootStatements,
        ...secretStatements(environment, database),
      ),
    });
    this.roleArn = role.arn;
    this.profileArn = new IamInstanceProfile(this, 'profile', { name: role.name, role: role.name }).arn;
    this.permissions = [managed, own];
  }
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
