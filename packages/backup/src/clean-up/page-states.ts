import type { EnvironmentRef } from '@etops/contracts';
import type { PolicyStatement, State, States, Task } from '@etops/foundation';
import { allow, arnOf, choice, s3ArnOf, stateMachineArn } from '@etops/foundation';
import { backupMachineName } from '../notifications';
import type { CleanUpTarget } from './clean-up-options';
import type { CleanedKind } from './cleaned-kind';
import { entryStates } from './entry-states';

/** Renders the states that go through all entries of a kind, page by page, with a report of each page. */
export function pageStates(task: Task, target: CleanUpTarget, kind: CleanedKind, next: string): States {
  const { subject, list, needs = {} } = kind;
  const { first, states } = entryStates(task, kind);
  const read = (more: Readonly<Record<string, string>>): State =>
    task(list.resource, {
      parameters: { ...list.parameters, ...more },
      result: { to: '$.page' },
      allow: list.allow,
      next: `CleanUp${subject}`,
      onFailure: 'NotifyOfFailure',
    });
  return {
    [`Begin${subject}`]: {
      Type: 'Pass',
      Result: { number: 0 },
      ResultPath: '$.pages',
      Next: `List${subject}`,
    },
    [`List${subject}`]: read({}),
    [`ListMore${subject}`]: read({ 'NextToken.$': '$.page.NextToken' }),
    [`CleanUp${subject}`]: {
      Type: 'Map',
      ItemsPath: `$.page.${list.field}`,
      ItemSelector: { 'entry.$': '$$.Map.Item.Value', 'dryRun.$': '$.dryRun', ...needs },
      MaxConcurrency: 4,
      // Each entry has its own execution: a history of Step Functions is limited to 25,000 events.
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: first,
        States: states,
      },
      ResultPath: '$.outcomes',
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: 'NotifyOfFailure' }],
      Next: `CountPagesOf${subject}`,
      allow: childPermissions(target.environment),
    },
    [`CountPagesOf${subject}`]: {
      Type: 'Pass',
      Parameters: { 'number.$': 'States.MathAdd($.pages.number, 1)' },
      ResultPath: '$.pages',
      Next: `Report${subject}`,
    },
    [`Report${subject}`]: report(task, target, subject),
    [`FindFailed${subject}`]: {
      Type: 'Pass',
      Parameters: { 'any.$': "States.ArrayContains($.outcomes[*].outcome, 'failed')" },
      ResultPath: '$.failed',
      Next: `AreMore${subject}Listed`,
    },
    [`AreMore${subject}Listed`]: choice(
      [
        [{ Variable: '$.failed.any', BooleanEquals: true }, `NoteFailed${subject}`],
        [{ Variable: '$.page.NextToken', IsPresent: true }, `ListMore${subject}`],
      ],
      next,
    ),
    [`NoteFailed${subject}`]: {
      Type: 'Pass',
      Parameters: {
        Error: 'CleanUp',
        'Cause.$': `States.Format('some ${subject} could not be deleted: see page {} of the report', $.pages.number)`,
      },
      ResultPath: '$.failure',
      Next: 'NotifyOfFailure',
    },
  };
}

/**
 * Returns the permissions to start the executions of a distributed map.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html (checked 2026-11-28)
 */
function childPermissions(environment: EnvironmentRef): readonly PolicyStatement[] {
  const name = backupMachineName(environment, 'clean-up');
  return [
    allow('StatesStartExecution', ['states:StartExecution'], stateMachineArn(environment, name)),
    allow(
      'StatesDescribeExecution',
      ['states:DescribeExecution'],
      [`${name}:*`, `${name}/*`].map((execution) => arnOf(environment, 'states', `execution:${execution}`)),
    ),
  ];
}

function report(task: Task, { environment, reports }: CleanUpTarget, subject: string): State {
  const { bucketName, prefix, kmsKeyArn } = reports;
  return task('aws-sdk:s3:putObject', {
    parameters: {
      Bucket: bucketName,
      'Key.$': `States.Format('${prefix}{}/${subject.toLowerCase()}-{}.json', $$.Execution.Name, $.pages.number)`,
      ContentType: 'application/json',
      Body: { 'dryRun.$': '$.dryRun', 'outcomes.$': '$.outcomes' },
    },
    allow: [
      { resources: s3ArnOf(environment, `${bucketName}/${prefix}*`) },
      { actions: ['kms:Decrypt', 'kms:GenerateDataKey*'], resources: kmsKeyArn },
    ],
    next: `FindFailed${subject}`,
    onFailure: 'NotifyOfFailure',
  });
}
