import type { Rule, State, States, Task } from '@etops/foundation';
import { choice } from '@etops/foundation';
import type { CleanUpTarget } from './clean-up-target';

export interface Kind {
  /** In the names of the states, for example `Images`. */
  readonly subject: string;
  /** Resource of the task that lists, and its parameters but for the token. */
  readonly list: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Field of the answer with the entries. */
  readonly field: string;
  /** What of the execution's data each entry needs beside itself and `dryRun`. */
  readonly needs?: Readonly<Record<string, string>>;
  /** States that decide about one entry, `$.entry`, and end with `{ id, outcome }`. */
  readonly startAt: string;
  readonly states: States;
  readonly next: string;
}

/** Looks at all entries of a kind, page by page, and writes a report of each page. It begins with `Begin<subject>`. */
export function pageStates(task: Task, target: CleanUpTarget, kind: Kind): States {
  const { subject, list, parameters, field, needs = {}, startAt, states, next } = kind;
  const read = (more: Readonly<Record<string, string>>): State =>
    task(list, {
      parameters: { ...parameters, ...more },
      result: { to: '$.page' },
      next: `Check${subject}`,
      onFailure: 'NotifyFailed',
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
    [`Check${subject}`]: {
      Type: 'Map',
      ItemsPath: `$.page.${field}`,
      ItemSelector: { 'entry.$': '$$.Map.Item.Value', 'dryRun.$': '$.dryRun', ...needs },
      MaxConcurrency: 4,
      ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, StartAt: startAt, States: states },
      ResultPath: '$.outcomes',
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: 'NotifyFailed' }],
      Next: `Count${subject}`,
    },
    [`Count${subject}`]: {
      Type: 'Pass',
      Parameters: { 'number.$': 'States.MathAdd($.pages.number, 1)' },
      ResultPath: '$.pages',
      Next: `Report${subject}`,
    },
    [`Report${subject}`]: task('aws-sdk:s3:putObject', {
      parameters: {
        Bucket: target.reportBucketName,
        'Key.$': `States.Format('${target.reportPrefix}{}/${subject.toLowerCase()}-{}.json', $$.Execution.Name, $.pages.number)`,
        ContentType: 'application/json',
        Body: { 'dryRun.$': '$.dryRun', 'outcomes.$': '$.outcomes' },
      },
      next: `Did${subject}Fail`,
      onFailure: 'NotifyFailed',
    }),
    [`Did${subject}Fail`]: {
      Type: 'Pass',
      Parameters: { 'any.$': "States.ArrayContains($.outcomes[*].outcome, 'failed')" },
      ResultPath: '$.failed',
      Next: `DecideAfter${subject}`,
    },
    [`DecideAfter${subject}`]: choice(
      [
        [{ Variable: '$.failed.any', BooleanEquals: true }, `Note${subject}Failed`],
        [{ Variable: '$.page.NextToken', IsPresent: true }, `ListMore${subject}`],
      ],
      next,
    ),
    [`Note${subject}Failed`]: {
      Type: 'Pass',
      Parameters: {
        Error: 'CleanUp',
        'Cause.$': `States.Format('some ${subject} could not be removed: see page {} of the report', $.pages.number)`,
      },
      ResultPath: '$.failure',
      Next: 'NotifyFailed',
    },
  };
}

/** The end of an entry. */
export function outcome(id: string, text: string): State {
  return { Type: 'Pass', Parameters: { 'id.$': id, outcome: text }, End: true };
}

/** The end of an entry that could not be removed; the run goes on with the others, and fails behind the page. */
export function failedOutcome(id: string): State {
  return { Type: 'Pass', Parameters: { 'id.$': id, outcome: 'failed', 'why.$': '$.failure' }, End: true };
}

/** Whether an answer in `$.found` has an entry, or a further page that might: then it counts as one. */
export function isAnyFound(field: string): Rule {
  return {
    Or: [
      { Variable: `$.found.${field}[0]`, IsPresent: true },
      { Variable: '$.found.NextToken', IsPresent: true },
    ],
  };
}
