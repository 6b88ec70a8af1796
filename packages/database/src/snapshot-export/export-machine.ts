import type { EnvironmentRef } from '@etops/contracts';
import type { StateMachineDefinition, TopicRef } from '@etops/foundation';
import {
  CustomerKey,
  EncryptedTopic,
  logsKeyStatement,
  StateMachine,
  stateMachineLogGroupName,
  topicKeyStatements,
} from '@etops/foundation';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

/** Props of the state machine of an export. */
export interface ExportMachineProps {
  readonly environment: EnvironmentRef;
  /** Alias of the key, without the prefix that all names of the environment share. */
  readonly purpose: string;
  /** Physical name of the state machine and its topic. */
  readonly name: string;
  readonly instanceIdentifier: string;
  /** Existing topic; without one, a topic is created. */
  readonly topic: TopicRef | undefined;
  readonly define: (topic: TopicRef) => StateMachineDefinition;
  readonly dependsOn: readonly ITerraformDependable[];
}

/** Creates the state machine of an export with a key for its log, and a topic unless one exists. */
export class ExportMachine extends Construct {
  /** Topic that the state machine notifies. */
  readonly topic: TopicRef;
  /** State machine. */
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, props: ExportMachineProps) {
    super(scope, id);
    const { environment, purpose, name, instanceIdentifier, define, dependsOn } = props;
    const key = new CustomerKey(this, 'key', {
      environment,
      purpose,
      statements: [
        logsKeyStatement(environment, stateMachineLogGroupName(name)),
        ...(props.topic === undefined ? topicKeyStatements(environment, name, ['cloudwatch-alarms']) : []),
      ],
    });
    this.topic = props.topic ?? this.createTopic(props, key.arn);
    // `Default` is no part of addresses: the parts of the machine have those of this construct.
    this.machine = new StateMachine(this, 'Default', {
      environment,
      name,
      description: `Exports snapshots of ${instanceIdentifier}`,
      definition: define(this.topic),
      kmsKeyArn: key.arn,
      dependsOn,
    });
  }

  private createTopic({ environment, name, instanceIdentifier }: ExportMachineProps, keyArn: string): TopicRef {
    const { arn } = new EncryptedTopic(this, 'topic', {
      environment,
      name,
      displayName: `Snapshot exports of ${environment.name}: ${instanceIdentifier}`,
      publishers: ['cloudwatch-alarms'],
      key: { arn: keyArn },
    });
    return { topicArn: arn, kmsKeyArn: keyArn };
  }
}
