import type { Task } from '@etops/foundation';
import type { CleanedKind, Listing } from './cleaned-kind';
import { ec2Arn } from '../checks';
import { ownedByLifecycle, usedBy, youngerThanCutoff } from './guards';

const ID = '$.entry.SnapshotId';

/** Returns the clean-up of old EBS snapshots with the tag that belong to no image and no lifecycle. */
export function snapshots({ environment, tag, cutoff, pageSize }: Listing, task: Task): CleanedKind {
  return {
    subject: 'Snapshots',
    entry: 'Snapshot',
    id: ID,
    list: {
      resource: 'aws-sdk:ec2:describeSnapshots',
      parameters: {
        OwnerIds: ['self'],
        Filters: [
          { Name: `tag:${tag.key}`, Values: [tag.value] },
          { Name: 'status', Values: ['completed', 'error'] },
        ],
        MaxResults: pageSize,
      },
      allow: { resources: '*' },
      field: 'Snapshots',
    },
    needs: { 'cutoff.$': cutoff },
    guards: [
      youngerThanCutoff('$.entry.StartTime'),
      ownedByLifecycle('Snapshot'),
      usedBy(task, {
        is: 'InImage',
        name: 'FindImagesOfSnapshot',
        resource: 'aws-sdk:ec2:describeImages',
        parameters: {
          Owners: ['self'],
          Filters: [{ Name: 'block-device-mapping.snapshot-id', 'Values.$': `States.Array(${ID})` }],
        },
        field: 'Images',
      }),
    ],
    deletion: {
      resource: 'aws-sdk:ec2:deleteSnapshot',
      parameters: { 'SnapshotId.$': ID },
      // Not limited to the tag: the snapshots of an image need not have it.
      allow: { resources: ec2Arn(environment, 'snapshot/*') },
    },
  };
}
