import { IamInstanceProfile } from '@cdktf/provider-aws/lib/iam-instance-profile';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import type { PolicyStatement } from '@etops/foundation';
import { awsManagedPolicyArn, nameFor, policyDocument, trustPolicy } from '@etops/foundation';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { AGENT_NAMESPACE } from '../agent-configuration';
import { ROLE_NAME_MAX_LENGTH } from '../limits';
import type { Files } from './files';
import { hookStatements } from './ready-ahead';
import type { WebTierSettings } from './settings';

/** What a server may do: be managed by Systems Manager, mount the shared files, report metrics, read the database's secret. */
export class InstanceRole extends Construct {
  readonly profileArn: string;
  readonly roleArn: string;
  /** What must be there before a server boots. */
  readonly permissions: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, settings: WebTierSettings, files: Files) {
    super(scope, id);
    const { environment, purpose } = settings;
    const role = new IamRole(this, 'role', {
      name: nameFor(environment, `${purpose}-server`, { maxLength: ROLE_NAME_MAX_LENGTH }),
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
        ...hookStatements(settings),
        ...secretStatements(settings),
      ),
    });
    this.roleArn = role.arn;
    this.profileArn = new IamInstanceProfile(this, 'profile', { name: role.name, role: role.name }).arn;
    this.permissions = [managed, own];
  }
}

function mountStatement({ fileSystemArn, accessPoint }: Files): PolicyStatement {
  return {
    Sid: 'MountFiles',
    Effect: 'Allow',
    Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
    Resource: fileSystemArn,
    Condition: { StringEquals: { 'elasticfilesystem:AccessPointArn': accessPoint.arn } },
  };
}

/** CloudWatch knows no resource for it; the namespace is the narrowest there is. */
const metricStatement: PolicyStatement = {
  Sid: 'PublishMetrics',
  Effect: 'Allow',
  Action: 'cloudwatch:PutMetricData',
  Resource: '*',
  Condition: { StringEquals: { 'cloudwatch:namespace': AGENT_NAMESPACE } },
};

function secretStatements({ environment, database }: WebTierSettings): PolicyStatement[] {
  const { secretArn, secretKmsKeyArn } = database ?? {};
  return [
    ...(secretArn === undefined
      ? []
      : [
          {
            Sid: 'ReadDatabaseSecret',
            Effect: 'Allow' as const,
            Action: 'secretsmanager:GetSecretValue',
            Resource: secretArn,
          },
        ]),
    ...(secretKmsKeyArn === undefined
      ? []
      : [
          {
            Sid: 'DecryptDatabaseSecret',
            Effect: 'Allow' as const,
            Action: 'kms:Decrypt',
            Resource: secretKmsKeyArn,
            Condition: { StringEquals: { 'kms:ViaService': `secretsmanager.${environment.region}.amazonaws.com` } },
          },
        ]),
  ];
}
