import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { SfnStateMachine } from '@cdktf/provider-aws/lib/sfn-state-machine';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import type { EnvironmentRef } from '@etops/contracts';
import type { StateMachineDefinition } from '@etops/foundation';
import {
  arnOf,
  CustomerKey,
  isProtected,
  LOG_GROUP_NAME_LENGTH,
  nameFor,
  policyDocument,
  ROLE_NAME_LENGTH,
  STATE_MACHINE_NAME_LENGTH,
  TOPIC_NAME_LENGTH,
  trustPolicy,
} from '@etops/foundation';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { ExportResources } from './export-permissions';
import { exportStatements } from './export-permissions';
import type { ExportTopic } from './snapshot-export-props';

const LOG_RETENTION_DAYS = 90;
const LOG_GROUP_PREFIX = '/aws/vendedlogs/states/';

export interface ExportMachineProps {
  readonly environment: EnvironmentRef;
  /** Part of every name. */
  readonly purpose: string;
  readonly topic?: ExportTopic;
  readonly resources: Omit<ExportResources, 'topicArn' | 'topicKeyArn'>;
  readonly define: (topicArn: string) => StateMachineDefinition;
  readonly dependsOn: readonly ITerraformDependable[];
}

/** The state machine with what it needs: a role, a log that keeps every step, and a topic unless it is given one. */
export class ExportMachine extends Construct {
  /** A literal. */
  readonly arn: string;
  readonly topicArn: string;
  readonly stateMachine: SfnStateMachine;

  constructor(scope: Construct, id: string, props: ExportMachineProps) {
    super(scope, id);
    const { environment, define, dependsOn } = props;
    const name = this.name(props, STATE_MACHINE_NAME_LENGTH.max);
    this.arn = arnOf(environment, 'states', `stateMachine:${name}`);
    const logGroupName = `${LOG_GROUP_PREFIX}${this.name(props, LOG_GROUP_NAME_LENGTH.max - LOG_GROUP_PREFIX.length)}`;
    const key = this.createKey(props, logGroupName);
    const topic = props.topic ?? { topicArn: this.createTopic(props, key.arn), kmsKeyArn: key.arn };
    this.topicArn = topic.topicArn;
    const logs = new CloudwatchLogGroup(this, 'logs', {
      name: logGroupName,
      retentionInDays: LOG_RETENTION_DAYS,
      kmsKeyId: key.arn,
      lifecycle: { preventDestroy: isProtected(environment) },
    });
    const role = this.createRole(props, topic);
    this.stateMachine = new SfnStateMachine(this, 'state-machine', {
      name,
      type: 'STANDARD',
      roleArn: role.arn,
      definition: JSON.stringify(define(topic.topicArn)),
      loggingConfiguration: { level: 'ALL', includeExecutionData: true, logDestination: `${logs.arn}:*` },
      dependsOn: [role.policy, ...dependsOn],
    });
  }

  private name({ environment, purpose }: ExportMachineProps, maxLength: number): string {
    return nameFor(environment, purpose, { maxLength });
  }

  private createKey({ environment, purpose }: ExportMachineProps, logGroupName: string): CustomerKey {
    return new CustomerKey(this, 'key', {
      environment,
      purpose,
      statements: [
        {
          Sid: 'CloudWatchLogs',
          Effect: 'Allow',
          Principal: { Service: `logs.${environment.region}.amazonaws.com` },
          Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
          Resource: '*',
          Condition: {
            ArnEquals: {
              'kms:EncryptionContext:aws:logs:arn': arnOf(environment, 'logs', `log-group:${logGroupName}`),
            },
          },
        },
      ],
    });
  }

  private createTopic(props: ExportMachineProps, kmsMasterKeyId: string): string {
    const { environment, resources } = props;
    return new SnsTopic(this, 'topic', {
      name: this.name(props, TOPIC_NAME_LENGTH.max),
      displayName: `Snapshot exports of ${environment.name}: ${resources.instanceIdentifier}`.slice(0, 100),
      kmsMasterKeyId,
    }).arn;
  }

  private createRole(props: ExportMachineProps, { topicArn, kmsKeyArn }: ExportTopic) {
    const { environment, resources } = props;
    const role = new IamRole(this, 'role', {
      name: this.name(props, ROLE_NAME_LENGTH.max),
      description: `Exports snapshots of ${resources.instanceIdentifier}`,
      assumeRolePolicy: trustPolicy('states.amazonaws.com', {
        StringEquals: { 'aws:SourceAccount': environment.accountId },
        ArnLike: { 'aws:SourceArn': this.arn },
      }),
    });
    const policy = new IamRolePolicy(this, 'policy', {
      name: 'export',
      role: role.name,
      policy: policyDocument(
        ...exportStatements(environment, {
          ...resources,
          topicArn,
          ...(kmsKeyArn === undefined ? {} : { topicKeyArn: kmsKeyArn }),
        }),
      ),
    });
    return { arn: role.arn, policy };
  }
}
