import type { StateMachineDefinition, States, Task } from '@etops/foundation';
import { arnOf, choice, cutoffPath, cutoffStates, noteFailure, partitionOf, taskMaker } from '@etops/foundation';
import { failureStates } from '../notifications';
import type { CleanUpOptions, CleanUpTarget } from './clean-up-options';
import { images } from './images';
import { pageStates } from './page-states';
import { recoveryPoints } from './recovery-points';
import { snapshots } from './snapshots';

/** Hours after which a run is stopped. */
export const TIMEOUT_HOURS = 6;

/**
 * Renders the state machine of a clean-up. Its input is `{ "dryRun": false }`; otherwise it only reports.
 *
 * It lists entries page by page, deletes those of one page, writes a report, and then reads the next page. If an entry
 * cannot be deleted, the page is finished and reported, and the run fails with a notification; the next run tries again.
 */
export function cleanUpDefinition(target: CleanUpTarget, options: CleanUpOptions): StateMachineDefinition {
  const { environment, notifications } = target;
  const task = taskMaker(partitionOf(environment.region), options.retrySeconds);
  const { olderThanDays, now = '$$.Execution.StartTime' } = options;
  const cutoffs = { daysBack: [olderThanDays], now, next: 'ReadImagePointers' };
  const listing = { ...target, pageSize: options.pageSize, cutoff: cutoffPath(cutoffs, olderThanDays) };
  const kinds = [
    ...target.vaultNames.map((vaultName, index) => recoveryPoints(listing, vaultName, index + 1)),
    images(listing, task),
    snapshots(listing, task),
  ];
  const begin = (index: number) => (index < kinds.length ? `Begin${kinds[index]?.subject ?? ''}` : 'CleanedUp');
  return {
    Comment: `Deletes old recovery points, images and snapshots of ${environment.name}: input {"dryRun": false}`,
    StartAt: 'IsDryRunGiven',
    TimeoutSeconds: TIMEOUT_HOURS * 3600,
    States: {
      IsDryRunGiven: choice([[{ Variable: '$.dryRun', IsBoolean: true }, 'ReadToday']], 'AssumeDryRun'),
      AssumeDryRun: { Type: 'Pass', Result: true, ResultPath: '$.dryRun', Next: 'ReadToday' },
      ...cutoffStates(cutoffs),
      ...pointerStates(task, target, begin(0)),
      ...(Object.assign({}, ...kinds.map((kind, index) => pageStates(task, target, kind, begin(index + 1)))) as States),
      CleanedUp: { Type: 'Succeed' },
      ...failureStates(task, notifications, `${environment.name}: clean-up of backups failed`, 'CleanUp.Failed'),
    },
  };
}

/**
 * Renders the states that read image pointers. If a required one cannot be read, the run ends before anything is deleted.
 */
function pointerStates(
  task: Task,
  { environment, imagePointerNames, optionalImagePointerNames }: CleanUpTarget,
  next: string,
): States {
  const names = [...imagePointerNames, ...optionalImagePointerNames];
  if (names.length === 0) {
    return { ReadImagePointers: { Type: 'Pass', Result: [], ResultPath: '$.pointers', Next: next } };
  }
  const missing = imagePointerNames.map((name, index) => ({ name, key: `missing${String(index)}` }));
  return {
    ReadImagePointers: task('aws-sdk:ssm:getParameters', {
      parameters: { Names: names },
      result: {
        to: '$.parameters',
        select: {
          'values.$': '$.Parameters[*].Value',
          ...Object.fromEntries(
            missing.map(({ name, key }) => [`${key}.$`, `States.ArrayContains($.InvalidParameters, '${name}')`]),
          ),
        },
      },
      allow: {
        resources: names.map((name) => arnOf(environment, 'ssm', `parameter/${name.replace(/^\//, '')}`)),
      },
      next: missing.length === 0 ? 'KeepImagePointers' : 'IsAnyImagePointerMissing',
      onFailure: 'NotifyOfFailure',
    }),
    ...(missing.length === 0
      ? {}
      : {
          IsAnyImagePointerMissing: choice(
            missing.map(({ key }) => [
              { Variable: `$.parameters.${key}`, BooleanEquals: true },
              'NoteMissingImagePointer',
            ]),
            'KeepImagePointers',
          ),
          NoteMissingImagePointer: noteFailure(
            'CleanUp',
            `a pointer of ${imagePointerNames.join(', ')} does not exist`,
            'NotifyOfFailure',
          ),
        }),
    KeepImagePointers: { Type: 'Pass', InputPath: '$.parameters.values', ResultPath: '$.pointers', Next: next },
  };
}
