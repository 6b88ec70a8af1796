import type { Rule, State, States, Task } from '@etops/foundation';
import { choice } from '@etops/foundation';
import type { CleanedKind } from './cleaned-kind';

/**
 * Renders the states that decide about one entry, `$.entry`: guard after guard, then the deletion. Each path ends with
 * `{ id, outcome }`.
 *
 * @returns the states, and the name of the first one
 */
export function entryStates(task: Task, kind: CleanedKind): { readonly first: string; readonly states: States } {
  const { entry, id, guards, deletion, afterDeletion } = kind;
  const failed = `ReportFailureOf${entry}`;
  const deleted = `ReportDeletionOf${entry}`;
  const isDryRun = `IsDryRunFor${entry}`;
  const starts = [...guards.map(({ is, read }) => read?.name ?? `Is${entry}${is}`), isDryRun];
  const guardStates = guards.map(({ is, keep, because, read }, index): States => {
    const question = `Is${entry}${is}`;
    const kept = `Keep${entry}ThatIs${is}`;
    return {
      ...(read === undefined ? {} : { [read.name]: read.state(question, failed) }),
      ...(read?.more === undefined ? {} : { [read.more.name]: read.more.state(question, failed) }),
      [question]: choice(
        [[keep, kept], ...(read?.more === undefined ? [] : [[hasNextPage, read.more.name] as const])],
        starts[index + 1] ?? isDryRun,
      ),
      [kept]: outcome(id, `kept: ${because}`),
    };
  });
  return {
    first: starts[0] ?? isDryRun,
    states: {
      ...(Object.assign({}, ...guardStates) as States),
      [isDryRun]: choice([[{ Variable: '$.dryRun', BooleanEquals: true }, `ReportDryRunOf${entry}`]], `Delete${entry}`),
      [`ReportDryRunOf${entry}`]: outcome(id, 'would be deleted'),
      [`Delete${entry}`]: task(deletion.resource, {
        parameters: deletion.parameters,
        allow: deletion.allow,
        next: afterDeletion?.first ?? deleted,
        onFailure: failed,
      }),
      ...afterDeletion?.states(deleted, failed),
      [deleted]: outcome(id, 'deleted'),
      // The run continues with the other entries, and fails after the page.
      [failed]: { Type: 'Pass', Parameters: { 'id.$': id, outcome: 'failed', 'why.$': '$.failure' }, End: true },
    },
  };
}

const hasNextPage: Rule = { Variable: '$.found.NextToken', IsPresent: true };

function outcome(id: string, text: string): State {
  return { Type: 'Pass', Parameters: { 'id.$': id, outcome: text }, End: true };
}
