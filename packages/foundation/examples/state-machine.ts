import type { EnvironmentRef } from '@etops/contracts';
import {
  arnOf,
  EncryptedTopic,
  EnvironmentStack,
  publishPermissions,
  StateMachine,
  stateMachineName,
  synthesizeApp,
  taskMaker,
} from '@etops/foundation';
import type { StateMachineDefinition } from '@etops/foundation';

const environment: EnvironmentRef = {
  application: 'airline',
  name: 'dr',
  role: 'recovery',
  region: 'eu-west-1',
  accountId: '123456789012',
};
const identifier = 'airline-dr-database';

synthesizeApp([
  (app) => {
    const stack = new EnvironmentStack(app, 'dr', { environment });
    // #region topic
    const topic = new EncryptedTopic(stack, 'topic', {
      name: 'airline-dr-database',
      displayName: 'Database of dr',
      publishers: ['cloudwatch-alarms', 'eventbridge'],
      key: { purpose: 'database-topic' },
    });
    // #endregion
    // #region tasks
    const task = taskMaker('aws', 5);
    const Describe = task('aws-sdk:rds:describeDBInstances', {
      parameters: { DbInstanceIdentifier: identifier },
      allow: { resources: arnOf(environment, 'rds', `db:${identifier}`) },
      result: { to: '$.database', select: { 'status.$': '$.DbInstances[0].DbInstanceStatus' } },
      next: 'Report',
      onFailure: null,
    });
    const Report = task('sns:publish', {
      parameters: { TopicArn: topic.arn, 'Message.$': '$.database.status' },
      allow: publishPermissions({ topicArn: topic.arn, kmsKeyArn: topic.kmsKeyArn }),
      next: null,
      onFailure: null,
    });
    // #endregion
    const definition: StateMachineDefinition = {
      Comment: 'Reports the status of the database',
      StartAt: 'Describe',
      TimeoutSeconds: 300,
      States: { Describe, Report },
    };
    // #region machine
    new StateMachine(stack, 'report', {
      name: stateMachineName(environment, 'database-report'),
      description: 'Reports the status of the database',
      definition,
      schedule: { expression: 'cron(0 6 * * ? *)', timeZone: 'Europe/Berlin' },
    });
    // #endregion
    return stack;
  },
]);
