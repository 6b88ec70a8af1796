import { problemsOf, synth, testEnvironment } from './kit';
import type { EncryptedTopicProps, TopicPublisher } from '../src';
import { EncryptedTopic, EnvironmentStack, publishPermissions, publishStatements, topicKeyStatements } from '../src';

const every: readonly TopicPublisher[] = ['cloudwatch-alarms', 'eventbridge', 'budgets', 'backup', 'rds-events'];
const props: EncryptedTopicProps = {
  environment: testEnvironment,
  name: 'airline-primary-backup',
  displayName: 'Backups of primary',
  publishers: every,
  key: { purpose: 'notifications' },
};
const inStack = (build: (stack: EnvironmentStack) => void) =>
  synth(build, (app) => new EnvironmentStack(app, 'primary', { environment: testEnvironment }));
const topicJson = (more: Partial<EncryptedTopicProps> = {}) =>
  inStack((stack) => new EncryptedTopic(stack, 'topic', { ...props, ...more }));
interface Statement {
  readonly Sid: string;
  readonly Condition?: Readonly<Record<string, object>>;
}
const statementsOf = (policy: unknown) => (JSON.parse(policy as string) as { Statement: Statement[] }).Statement;

describe('EncryptedTopic', () => {
  const json = topicJson();

  it('keeps its addresses, the topic under its own id', () => {
    expect(json.addresses()).toMatchInlineSnapshot(`
      [
        "aws_kms_alias.topic_key_alias_CF2246D1",
        "aws_kms_key.topic_key_626989E4",
        "aws_sns_topic.topic",
        "aws_sns_topic_policy.topic_policy_F0B28A68",
      ]
    `);
  });

  it('is encrypted with its own key', () => {
    expect(json.resource('aws_sns_topic')).toMatchObject({
      name: 'airline-primary-backup',
      display_name: 'Backups of primary',
      kms_master_key_id: expect.stringMatching(/^\$\{aws_kms_key\./) as string,
    });
  });

  it('refuses plain HTTP', () => {
    expect(statementsOf(json.resource('aws_sns_topic_policy').policy)).toContainEqual({
      Sid: 'TlsOnly',
      Effect: 'Deny',
      Principal: '*',
      Action: 'sns:Publish',
      Resource: '${aws_sns_topic.topic.arn}',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
  });

  it.each<[TopicPublisher, string, object | undefined]>([
    ['cloudwatch-alarms', 'cloudwatch.amazonaws.com', { StringEquals: { 'aws:SourceAccount': '123456789012' } }],
    ['eventbridge', 'events.amazonaws.com', undefined],
    [
      'budgets',
      'budgets.amazonaws.com',
      {
        StringEquals: { 'aws:SourceAccount': '123456789012' },
        ArnLike: { 'aws:SourceArn': 'arn:aws:budgets::123456789012:*' },
      },
    ],
    ['backup', 'backup.amazonaws.com', undefined],
    ['rds-events', 'events.rds.amazonaws.com', { StringEquals: { 'aws:SourceAccount': '123456789012' } }],
  ])('lets %s publish, and use the key for this topic', (publisher, Service, Condition) => {
    const alone = topicJson({ publishers: [publisher] });
    const [publish, ...others] = statementsOf(alone.resource('aws_sns_topic_policy').policy);
    const [, use] = statementsOf(alone.resource('aws_kms_key').policy);

    expect(publish).toMatchObject({ Effect: 'Allow', Principal: { Service }, Action: 'sns:Publish' });
    expect(publish?.Condition).toEqual(Condition);
    expect(others.map(({ Sid }) => Sid)).toEqual(['TlsOnly']);
    expect(use).toMatchObject({
      Principal: { Service: [Service] },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Condition: {
        ArnEquals: {
          'kms:EncryptionContext:aws:sns:topicArn': 'arn:aws:sns:eu-central-1:123456789012:airline-primary-backup',
        },
      },
    });
  });

  it('has no condition in the key policy that EventBridge does not meet', () => {
    expect(JSON.stringify(topicKeyStatements(testEnvironment, 'topic', every))).not.toContain('aws:Source');
    const events = statementsOf(json.resource('aws_sns_topic_policy').policy).find(({ Sid }) => Sid === 'Events');
    expect(events).not.toHaveProperty('Condition');
  });

  it('allows no service to publish if it has no publishers', () => {
    const alone = topicJson({ publishers: [] });

    expect(statementsOf(alone.resource('aws_sns_topic_policy').policy).map(({ Sid }) => Sid)).toEqual(['TlsOnly']);
    expect(statementsOf(alone.resource('aws_kms_key').policy).map(({ Sid }) => Sid)).toEqual(['Account']);
  });

  it('uses a given key', () => {
    const given = topicJson({ key: { arn: 'arn:aws:kms:eu-central-1:123456789012:key/x' } });

    expect(given.resources('aws_kms_key')).toEqual([]);
    expect(given.resource('aws_sns_topic')).toMatchObject({
      kms_master_key_id: 'arn:aws:kms:eu-central-1:123456789012:key/x',
    });
  });

  it('adds further statements to the key that it creates', () => {
    const statements = [{ Sid: 'More', Effect: 'Deny', Principal: '*', Action: 'kms:*', Resource: '*' }] as const;
    const more = topicJson({ key: { purpose: 'notifications', statements } });

    expect(statementsOf(more.resource('aws_kms_key').policy).map(({ Sid }) => Sid)).toEqual([
      'Account',
      'Publishers',
      'More',
    ]);
  });

  it('cuts a display name that SNS would refuse', () => {
    const long = topicJson({ displayName: 'x'.repeat(120) });

    expect(long.resource('aws_sns_topic').display_name).toHaveLength(100);
  });

  it('returns the statements that a role needs to publish', () => {
    inStack((stack) => {
      const topic = new EncryptedTopic(stack, 'topic', props);
      expect(topic.name).toBe('airline-primary-backup');
      expect(topic.publishStatements()).toEqual(publishStatements({ topicArn: topic.arn, kmsKeyArn: topic.kmsKeyArn }));
    });
    expect(publishStatements({ topicArn: 'topic', kmsKeyArn: 'key' })).toEqual([
      { Sid: 'PublishToTopic', Effect: 'Allow', Action: 'sns:Publish', Resource: 'topic' },
      { Sid: 'UseTopicKey', Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], Resource: 'key' },
    ]);
  });

  it('returns the permissions of a task that publishes', () => {
    expect(publishPermissions({ topicArn: 'topic', kmsKeyArn: 'key' })).toEqual([
      { resources: 'topic' },
      { actions: ['kms:Decrypt', 'kms:GenerateDataKey*'], resources: 'key' },
    ]);
    expect(publishPermissions({ topicArn: 'topic' })).toEqual([{ resources: 'topic' }]);
    expect(publishStatements({ topicArn: 'topic' })).toHaveLength(1);
  });
});

it('refuses a name that SNS refuses, and the alias of a key', () => {
  const arn = 'arn:aws:kms:eu-central-1:123456789012:alias/x';

  expect(problemsOf(() => topicJson({ name: 'a.b', key: { arn } }))).toEqual([
    "primary/topic: name must be 1 to 256 letters, digits, '-' or '_', got 'a.b'; compute it with nameFor [TOPIC_NAME]",
    `primary/topic: key.arn must be the ARN of a KMS key, not of an alias, in eu-central-1, got '${arn}'; use the arn of a CustomerKey, for example [ARN]`,
  ]);
});
