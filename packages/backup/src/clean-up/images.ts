import type { States, Task } from '@etops/foundation';
import { choice } from '@etops/foundation';
import type { CleanUpPace, CleanUpTarget } from './clean-up-target';
import { ownedByLifecycle } from './owners';
import { failedOutcome, isAnyFound, outcome, pageStates } from './pages';

const ID = '$.entry.ImageId';

/**
 * Machine images of ours that are old and that nothing uses: no launch template's newest or default version, no
 * server, no pointer. Their snapshots go with them.
 */
export function imageStates(
  task: Task,
  target: CleanUpTarget,
  pace: CleanUpPace,
  cutoff: string,
  next: string,
): States {
  return pageStates(task, target, {
    subject: 'Images',
    list: 'aws-sdk:ec2:describeImages',
    parameters: {
      Owners: ['self'],
      Filters: [{ Name: `tag:${target.tag.key}`, Values: [target.tag.value] }],
      MaxResults: pace.pageSize,
    },
    field: 'Images',
    needs: { 'cutoff.$': cutoff, 'pointers.$': '$.pointers' },
    startAt: 'IsImageOld',
    states: decide(task),
    next,
  });
}

function decide(task: Task): States {
  return {
    IsImageOld: choice(
      [[{ Variable: '$.entry.CreationDate', StringLessThanPath: '$.cutoff' }, 'ReadImageOwner']],
      'KeepYoungImage',
    ),
    KeepYoungImage: outcome(ID, 'kept: young'),
    ReadImageOwner: ownedByLifecycle('$.entry.Tags', { owned: '$.owned', next: 'IsImageOwned' }),
    IsImageOwned: choice(
      [
        [{ Variable: '$.owned.byBackup', BooleanEquals: true }, 'KeepOwnedImage'],
        [{ Variable: '$.owned.byLifecycleManager', BooleanEquals: true }, 'KeepOwnedImage'],
      ],
      'ReadImagePointer',
    ),
    KeepOwnedImage: outcome(ID, 'kept: a lifecycle ends it'),
    ReadImagePointer: {
      Type: 'Pass',
      Parameters: { 'pointed.$': `States.ArrayContains($.pointers, ${ID})` },
      ResultPath: '$.use',
      Next: 'IsImagePointedAt',
    },
    IsImagePointedAt: choice([[{ Variable: '$.use.pointed', BooleanEquals: true }, 'KeepUsedImage']], 'FindTemplates'),
    FindTemplates: task('aws-sdk:ec2:describeLaunchTemplateVersions', {
      parameters: {
        Versions: ['$Latest', '$Default'],
        Filters: [{ Name: 'image-id', 'Values.$': `States.Array(${ID})` }],
      },
      result: { to: '$.found' },
      next: 'IsImageInTemplate',
      onFailure: 'ImageFailed',
    }),
    IsImageInTemplate: choice([[isAnyFound('LaunchTemplateVersions'), 'KeepUsedImage']], 'FindServers'),
    FindServers: task('aws-sdk:ec2:describeInstances', {
      parameters: { Filters: [{ Name: 'image-id', 'Values.$': `States.Array(${ID})` }] },
      result: { to: '$.found' },
      next: 'IsImageRunning',
      onFailure: 'ImageFailed',
    }),
    IsImageRunning: choice([[isAnyFound('Reservations'), 'KeepUsedImage']], 'MayDeregister'),
    KeepUsedImage: outcome(ID, 'kept: in use'),
    MayDeregister: choice([[{ Variable: '$.dryRun', BooleanEquals: true }, 'WouldDeregister']], 'Deregister'),
    WouldDeregister: outcome(ID, 'would be deleted'),
    Deregister: task('aws-sdk:ec2:deregisterImage', {
      parameters: { 'ImageId.$': ID },
      next: 'DropImageSnapshots',
      onFailure: 'ImageFailed',
    }),
    DropImageSnapshots: {
      Type: 'Map',
      ItemsPath: '$.entry.BlockDeviceMappings',
      MaxConcurrency: 1,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'INLINE' },
        StartAt: 'HasSnapshot',
        States: {
          HasSnapshot: choice([[{ Variable: '$.Ebs.SnapshotId', IsPresent: true }, 'DropSnapshot']], 'SnapshotDone'),
          DropSnapshot: task('aws-sdk:ec2:deleteSnapshot', {
            parameters: { 'SnapshotId.$': '$.Ebs.SnapshotId' },
            next: 'SnapshotDone',
            onFailure: 'SnapshotFailed',
          }),
          SnapshotDone: { Type: 'Succeed' },
          SnapshotFailed: {
            Type: 'Fail',
            Error: 'CleanUp',
            Cause: 'a snapshot of a deregistered image could not be deleted',
          },
        },
      },
      ResultPath: null,
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: 'ImageFailed' }],
      Next: 'Deregistered',
    },
    Deregistered: outcome(ID, 'deleted'),
    ImageFailed: failedOutcome(ID),
  };
}
