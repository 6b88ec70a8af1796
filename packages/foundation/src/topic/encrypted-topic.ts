import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import type { EnvironmentRef } from '@etops/contracts';
import { Construct } from 'constructs';
import type { TopicPublisher } from '../encryption';
import { CustomerKey, topicKeyStatements } from '../encryption';
import { checkArnOf } from '../environment';
import type { PolicyStatement } from '../iam';
import { policyDocument } from '../iam';
import { TOPIC_NAME_LENGTH } from '../limits';
import { ProblemList, show, throwProblems } from '../problems';
import { publishStatements, topicStatements } from './topic-statements';
import { checkProps } from '../props';
import { shapes } from '../shapes.generated';

/** @see https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html (checked 2026-11-27) */
const MAX_DISPLAY_NAME_LENGTH = 100;

/** Properties of an {@link EncryptedTopic}. */
export interface EncryptedTopicProps {
  /**
   * Environment of the topic.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /** Physical name, a literal: the key's policy names the topic. */
  readonly name: string;
  /** Name that subscribers see as the sender, cut after 100 characters. */
  readonly displayName: string;
  /**
   * Services that publish to the topic. Roles, for example of state machines, need {@link publishStatements} instead.
   *
   * The RDS API reference says that RDS event subscriptions do not publish to encrypted topics, while the SNS guide lists
   * RDS among the services that do. Test `rds-events` before you rely on it, or send RDS events through EventBridge.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateEventSubscription.html (checked 2026-11-27)
   */
  readonly publishers: readonly TopicPublisher[];
  /**
   * ARN of a key whose policy contains {@link topicKeyStatements} for this topic; or the purpose of a key to create, with
   * further statements of its policy.
   */
  readonly key:
    | {
        /** ARN of an existing key. */
        readonly arn: string;
      }
    | {
        /** Purpose of the key to create, as part of its alias. */
        readonly purpose: string;
        /**
         * Further statements of the key's policy.
         *
         * @default - none
         */
        readonly statements?: readonly PolicyStatement[];
      };
}

/**
 * Creates an SNS topic that is encrypted with a customer key, accepts TLS only, and allows the named services to publish.
 *
 * @throws ValidationError if SNS would refuse the name or the key
 */
export class EncryptedTopic extends Construct {
  /** ARN, an attribute: resources that use it wait for the topic. */
  readonly arn: string;
  /** Name, a literal. */
  readonly name: string;
  /** ARN of the key. */
  readonly kmsKeyArn: string;
  /** Policy of the topic, for `dependsOn`: services cannot publish before it exists. */
  readonly policy: SnsTopicPolicy;

  constructor(scope: Construct, id: string, props: EncryptedTopicProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'EncryptedTopicProps', props);
    const { environment, name, displayName, publishers, key } = checked;
    const problems = new ProblemList();
    checkTopicName(problems, 'name', name);
    problems.literal('key.purpose', 'purpose' in key ? key.purpose : undefined, 'it is part of the alias');
    checkArnOf(problems, 'key.arn', 'arn' in key ? key.arn : undefined, 'key', environment);
    throwProblems(this, problems.all);
    this.name = name;
    this.kmsKeyArn =
      'arn' in key
        ? key.arn
        : new CustomerKey(this, 'key', {
            environment,
            purpose: key.purpose,
            statements: [...topicKeyStatements(environment, name, publishers), ...(key.statements ?? [])],
          }).arn;
    // cdktf omits `Default` from addresses: the topic has the address of this construct.
    this.arn = new SnsTopic(this, 'Default', {
      name,
      displayName: displayName.slice(0, MAX_DISPLAY_NAME_LENGTH),
      kmsMasterKeyId: this.kmsKeyArn,
    }).arn;
    this.policy = new SnsTopicPolicy(this, 'policy', {
      arn: this.arn,
      policy: policyDocument(...topicStatements(environment, this.arn, publishers)),
    });
  }

  /** Returns the two statements that a role needs to publish to this topic. */
  publishStatements(): readonly PolicyStatement[] {
    return publishStatements({ topicArn: this.arn, kmsKeyArn: this.kmsKeyArn });
  }
}

function checkTopicName(problems: ProblemList, path: string, name: string): void {
  const literal = problems.literal(path, name, "the key's policy names the topic");
  problems.require(
    literal === undefined || (/^[A-Za-z0-9_-]+$/.test(literal) && literal.length <= TOPIC_NAME_LENGTH.max),
    'TOPIC_NAME',
    () =>
      `${path} must be 1 to ${String(TOPIC_NAME_LENGTH.max)} letters, digits, '-' or '_', got ${show(name)}; compute it with nameFor`,
  );
}
