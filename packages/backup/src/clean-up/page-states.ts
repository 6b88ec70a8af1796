import type { State, States, Task } from '@etops/foundation';
import { choice, s3ArnOf } from '@etops/foundation';
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
      ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, StartAt: first, States: states },
      ResultPath: '$.outcomes',
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: 'NotifyOfFailure' }],
      Next: `CountPagesOf${subject}`,
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
