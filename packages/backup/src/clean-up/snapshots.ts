import type { States, Task } from '@etops/foundation';
import { choice } from '@etops/foundation';
import type { CleanUpPace, CleanUpTarget } from './clean-up-target';
import { ownedByLifecycle } from './owners';
import { failedOutcome, isAnyFound, outcome, pageStates } from './pages';

const ID = '$.entry.SnapshotId';

/** Snapshots of volumes that are ours, old, of no image, and of no lifecycle. */
export function snapshotStates(
  task: Task,
  target: CleanUpTarget,
  pace: CleanUpPace,
  cutoff: string,
  next: string,
): States {
  return pageStates(task, target, {
    subject: 'Snapshots',
    list: 'aws-sdk:ec2:describeSnapshots',
    parameters: {
      OwnerIds: ['self'],
      Filters: [
        { Name: `tag:${target.tag.key}`, Values: [target.tag.value] },
        { Name: 'status', Values: ['completed', 'error'] },
      ],
      MaxResults: pace.pageSize,
    },
    field: 'Snapshots',
    needs: { 'cutoff.$': cutoff },
    startAt: 'IsSnapshotOld',
    states: decide(task),
    next,
  });
}

function decide(task: Task): States {
  return {
    IsSnapshotOld: choice(
      [[{ Variable: '$.entry.StartTime', StringLessThanPath: '$.cutoff' }, 'ReadSnapshotOwner']],
      'KeepYoungSnapshot',
    ),
    KeepYoungSnapshot: outcome(ID, 'kept: young'),
    ReadSnapshotOwner: ownedByLifecycle('$.entry.Tags', { owned: '$.owned', next: 'IsSnapshotOwned' }),
    IsSnapshotOwned: choice(
      [
        [{ Variable: '$.owned.byBackup', BooleanEquals: true }, 'KeepOwnedSnapshot'],
        [{ Variable: '$.owned.byLifecycleManager', BooleanEquals: true }, 'KeepOwnedSnapshot'],
      ],
      'FindImages',
    ),
    KeepOwnedSnapshot: outcome(ID, 'kept: a lifecycle ends it'),
    FindImages: task('aws-sdk:ec2:describeImages', {
      parameters: {
        Owners: ['self'],
        Filters: [{ Name: 'block-device-mapping.snapshot-id', 'Values.$': `States.Array(${ID})` }],
      },
      result: { to: '$.found' },
      next: 'IsSnapshotInImage',
      onFailure: 'SnapshotNotDeleted',
    }),
    IsSnapshotInImage: choice([[isAnyFound('Images'), 'KeepUsedSnapshot']], 'MayDeleteSnapshot'),
    KeepUsedSnapshot: outcome(ID, 'kept: in use'),
    MayDeleteSnapshot: choice(
      [[{ Variable: '$.dryRun', BooleanEquals: true }, 'WouldDeleteSnapshot']],
      'DeleteSnapshot',
    ),
    WouldDeleteSnapshot: outcome(ID, 'would be deleted'),
    DeleteSnapshot: task('aws-sdk:ec2:deleteSnapshot', {
      parameters: { 'SnapshotId.$': ID },
      next: 'SnapshotDeleted',
      onFailure: 'SnapshotNotDeleted',
    }),
    SnapshotDeleted: outcome(ID, 'deleted'),
    SnapshotNotDeleted: failedOutcome(ID),
  };
}
