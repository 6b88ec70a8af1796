import type { State, States, Task } from '@etops/foundation';
import { choice } from '@etops/foundation';
import type { CleanedKind, Guard, Listing } from './cleaned-kind';
import { ec2Arn } from '../checks';
import { ownedByLifecycle, usedBy, youngerThanCutoff } from './guards';

const ID = '$.entry.ImageId';

/**
 * Returns the clean-up of old machine images with the tag that nothing uses: no latest or default version of a launch
 * template, no server, no pointer. Their snapshots are deleted with them.
 */
export function images({ environment, tag, imageNames, cutoff, pageSize }: Listing, task: Task): CleanedKind {
  return {
    subject: 'Images',
    entry: 'Image',
    id: ID,
    list: {
      resource: 'aws-sdk:ec2:describeImages',
      parameters: {
        Owners: ['self'],
        Filters: [
          { Name: `tag:${tag.key}`, Values: [tag.value] },
          ...(imageNames.length === 0 ? [] : [{ Name: 'name', Values: imageNames }]),
        ],
        MaxResults: pageSize,
      },
      allow: { resources: '*' },
      field: 'Images',
    },
    needs: { 'cutoff.$': cutoff, 'pointers.$': '$.pointers' },
    guards: [
      youngerThanCutoff('$.entry.CreationDate'),
      ownedByLifecycle('Image'),
      pointedAt,
      usedBy(task, {
        is: 'InTemplate',
        name: 'FindLaunchTemplatesOfImage',
        resource: 'aws-sdk:ec2:describeLaunchTemplateVersions',
        parameters: { Versions: ['$Latest', '$Default'], Filters: ofImage },
        field: 'LaunchTemplateVersions',
      }),
      usedBy(task, {
        is: 'Running',
        name: 'FindServersOfImage',
        resource: 'aws-sdk:ec2:describeInstances',
        parameters: { Filters: ofImage },
        field: 'Reservations',
      }),
    ],
    deletion: {
      resource: 'aws-sdk:ec2:deregisterImage',
      parameters: { 'ImageId.$': ID },
      // Limited to the tag, so that even a mistake in the definition cannot reach other images.
      allow: {
        resources: ec2Arn(environment, 'image/*'),
        conditions: { StringEquals: { [`ec2:ResourceTag/${tag.key}`]: tag.value } },
      },
    },
    afterDeletion: {
      first: 'DeleteSnapshotsOfImage',
      states: (next, onFailure) => ({
        DeleteSnapshotsOfImage: deleteSnapshots(task, ec2Arn(environment, 'snapshot/*'), next, onFailure),
      }),
    },
  };
}

const ofImage = [{ Name: 'image-id', 'Values.$': `States.Array(${ID})` }];

const pointedAt: Guard = {
  is: 'PointedAt',
  keep: { Variable: '$.use.pointed', BooleanEquals: true },
  because: 'in use',
  read: {
    name: 'ReadPointerToImage',
    state: (next) => ({
      Type: 'Pass',
      Parameters: { 'pointed.$': `States.ArrayContains($.pointers, ${ID})` },
      ResultPath: '$.use',
      Next: next,
    }),
  },
};

function deleteSnapshots(task: Task, snapshotArns: string, next: string, onFailure: string): State {
  const states: States = {
    HasVolumeSnapshot: choice(
      [[{ Variable: '$.Ebs.SnapshotId', IsPresent: true }, 'DeleteVolumeSnapshot']],
      'VolumeDone',
    ),
    DeleteVolumeSnapshot: task('aws-sdk:ec2:deleteSnapshot', {
      parameters: { 'SnapshotId.$': '$.Ebs.SnapshotId' },
      allow: { resources: snapshotArns },
      next: 'VolumeDone',
      onFailure: 'VolumeSnapshotNotDeleted',
    }),
    VolumeDone: { Type: 'Succeed' },
    VolumeSnapshotNotDeleted: {
      Type: 'Fail',
      Error: 'CleanUp',
      Cause: 'a snapshot of a deregistered image could not be deleted',
    },
  };
  return {
    Type: 'Map',
    ItemsPath: '$.entry.BlockDeviceMappings',
    MaxConcurrency: 1,
    ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, StartAt: 'HasVolumeSnapshot', States: states },
    ResultPath: null,
    Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: onFailure }],
    Next: next,
  };
}
