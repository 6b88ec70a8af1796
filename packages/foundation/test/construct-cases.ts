import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App } from 'cdktf';
import type { Construct } from 'constructs';
import type {
  CustomerKeyProps,
  EncryptedLogGroupProps,
  EncryptedTopicProps,
  EnvironmentStackProps,
  PrivateBucketProps,
  ScheduleProps,
  StateMachineProps,
} from '../src';
import {
  CustomerKey,
  EncryptedLogGroup,
  EncryptedTopic,
  EnvironmentStack,
  PrivateBucket,
  Schedule,
  StateMachine,
  storageEncrypted,
  taskMaker,
} from '../src';
import type { ConstructCase } from './kit';
import { testEnvironment } from './kit';

const environment = testEnvironment;
/** Environment of a provider of another Region. */
const dr = { ...environment, region: 'eu-west-1' };
const kmsKeyArn = 'arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-0000-0000-000000000000';
const stateMachineArn = 'arn:aws:states:eu-central-1:123456789012:stateMachine:clean-up';
const statement = {
  Sid: 'Read',
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::123456789012:role/reader' },
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::airline-homes/*',
  Condition: { Bool: { 'aws:SecureTransport': 'true' } },
} as const;

const providerIn = (scope: Construct) => new AwsProvider(scope, 'other', { region: 'eu-west-1', alias: 'other' });
const dependencyIn = (scope: Construct, bucketName = 'airline-dependency') =>
  new PrivateBucket(scope, bucketName, { environment, bucketName }).bucket;

const customerKey: ConstructCase<CustomerKeyProps> = {
  construct: 'CustomerKey',
  props: 'CustomerKeyProps',
  create: (scope, props) => new CustomerKey(scope, 'subject', props),
  variants: {
    full: (scope) => ({ environment: dr, purpose: 'files', statements: [statement], provider: providerIn(scope) }),
  },
};

const encryptedLogGroup: ConstructCase<EncryptedLogGroupProps> = {
  construct: 'EncryptedLogGroup',
  props: 'EncryptedLogGroupProps',
  create: (scope, props) => new EncryptedLogGroup(scope, 'subject', props),
  variants: {
    full: () => ({ environment, purpose: 'waf', name: 'aws-waf-logs-airline', retentionDays: 30, kmsKeyArn }),
  },
};

const encryptedTopic: ConstructCase<EncryptedTopicProps> = {
  construct: 'EncryptedTopic',
  props: 'EncryptedTopicProps',
  create: (scope, props) => new EncryptedTopic(scope, 'subject', props),
  variants: {
    'own key': () => ({
      environment,
      name: 'airline-alarms',
      displayName: 'Airline alarms',
      publishers: ['cloudwatch-alarms', 'budgets'],
      key: { purpose: 'alarms', statements: [statement] },
    }),
    'given key': () => ({
      environment,
      name: 'airline-alarms',
      displayName: 'Airline alarms',
      publishers: ['eventbridge'],
      key: { arn: kmsKeyArn },
    }),
  },
};

const environmentStack: ConstructCase<EnvironmentStackProps> = {
  construct: 'EnvironmentStack',
  props: 'EnvironmentStackProps',
  create: (scope, props) => new EnvironmentStack(App.of(scope), `subject-${scope.node.id}`, props),
  variants: {
    full: () => ({
      environment,
      state: 'local',
      tags: { Team: 'platform' },
      policies: [{ ...storageEncrypted, severity: 'warning' }],
    }),
    encrypted: () => ({ environment, stateKmsKeyArn: kmsKeyArn }),
  },
};

const privateBucket: ConstructCase<PrivateBucketProps> = {
  construct: 'PrivateBucket',
  props: 'PrivateBucketProps',
  create: (scope, props) => new PrivateBucket(scope, 'subject', props),
  variants: {
    full: (scope) => ({
      environment: dr,
      bucketName: 'airline-homes',
      kmsKeyArn,
      expireAfterDays: 365,
      noncurrentVersionDays: 30,
      lifecycleRules: [
        {
          id: 'logs',
          status: 'Enabled',
          filter: [{ prefix: 'logs/' }],
          expiration: [{ days: 30 }],
          transition: [{ days: 7, storageClass: 'GLACIER_IR' }],
          noncurrentVersionExpiration: [{ newerNoncurrentVersions: 2, noncurrentDays: 90 }],
          noncurrentVersionTransition: [
            { newerNoncurrentVersions: 2, noncurrentDays: 30, storageClass: 'STANDARD_IA' },
          ],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 1 }],
        },
        {
          id: 'large',
          status: 'Enabled',
          filter: [
            {
              and: [
                { objectSizeGreaterThan: 1_000_000, objectSizeLessThan: 5_000_000, prefix: 'a/', tags: { a: 'b' } },
              ],
            },
          ],
          transition: [{ date: '2030-01-01T00:00:00Z', storageClass: 'GLACIER' }],
        },
        {
          id: 'larger',
          status: 'Enabled',
          filter: [{ objectSizeGreaterThan: 1_000_000 }],
          expiration: [{ date: '2030-01-01T00:00:00Z' }],
        },
        { id: 'smaller', status: 'Enabled', filter: [{ objectSizeLessThan: 1000 }], expiration: [{ days: 1 }] },
        {
          id: 'tagged',
          status: 'Enabled',
          filter: [{ tag: [{ key: 'a', value: 'b' }] }],
          expiration: [{ expiredObjectDeleteMarker: true }],
        },
        { id: 'all', status: 'Disabled', prefix: 'old/', expiration: [{ days: 9 }] },
      ],
      statements: [statement],
      tags: { Backup: 'airline-primary' },
      provider: providerIn(scope),
    }),
  },
};

const schedule: ConstructCase<ScheduleProps> = {
  construct: 'Schedule',
  props: 'ScheduleProps',
  create: (scope, props) => new Schedule(scope, 'subject', props),
  variants: {
    full: (scope) => ({
      environment,
      name: 'airline-clean-up',
      description: 'Cleans up',
      stateMachineArn,
      expression: 'cron(0 3 * * ? *)',
      timeZone: 'Europe/Berlin',
      input: { dryRun: true },
      retry: { maxAttempts: 2, maxAgeSeconds: 600 },
      deadLetterQueue: { without: 'the next run starts in a minute' },
      dependsOn: [dependencyIn(scope)],
    }),
  },
};

const stateMachine: ConstructCase<StateMachineProps> = {
  construct: 'StateMachine',
  props: 'StateMachineProps',
  create: (scope, props) => new StateMachine(scope, 'subject', props),
  variants: {
    full: (scope) => ({
      environment,
      name: 'airline-clean-up',
      description: 'Cleans up',
      definition: {
        Comment: 'Cleans up',
        StartAt: 'Notify',
        TimeoutSeconds: 60,
        States: {
          Notify: taskMaker('aws', 5)('sns:publish', {
            parameters: { Message: 'done' },
            allow: { resources: 'arn:aws:sns:eu-central-1:123456789012:topic' },
            next: null,
            onFailure: null,
          }),
        },
      },
      statements: [statement],
      type: 'EXPRESS',
      kmsKeyArn,
      logRetentionDays: 30,
      logLevel: 'FATAL',
      schedule: {
        expression: 'cron(0 3 * * ? *)',
        timeZone: 'Europe/Berlin',
        input: { dryRun: true },
        retry: { maxAttempts: 2, maxAgeSeconds: 600 },
        deadLetterQueue: { without: 'the next run starts in a minute' },
        dependsOn: [dependencyIn(scope, 'airline-schedule')],
      },
      dependsOn: [dependencyIn(scope)],
    }),
  },
};

/** Every construct of the package with valid props that give each optional prop. */
export const constructCases: readonly ConstructCase[] = [
  customerKey,
  encryptedLogGroup,
  encryptedTopic,
  environmentStack,
  privateBucket,
  schedule,
  stateMachine,
];
