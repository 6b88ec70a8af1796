/**
 * What AWS Backup can do with a type of resource.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html (checked 2026-11-23)
 */
export interface ResourceTypeFeatures {
  /** Restores to any second of the last days: continuous backup. */
  readonly pointInTime: boolean;
  /**
   * Recovery points move to cold storage: `always` when a rule says so, `archive` when it also opts in to the archive
   * of snapshots. AWS ignores the setting, without a word, where it is `never`.
   */
  readonly coldStorage: 'always' | 'archive' | 'never';
  /**
   * AWS Backup tests restores of the type.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing-inferred-metadata.html (checked 2026-11-23)
   */
  readonly restoreTest: boolean;
  /**
   * What ARNs of the type look like, after the partition, `*` for any text.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources-json.html (checked 2026-11-23)
   */
  readonly arnPattern: string;
}

/** Types of resources, by the names that AWS Backup's own settings, restore tests and frameworks use. */
export type BackupResourceType =
  'Aurora' | 'DocumentDB' | 'DynamoDB' | 'EBS' | 'EC2' | 'EFS' | 'FSx' | 'Neptune' | 'RDS' | 'S3' | 'Storage Gateway';

const snapshots = { pointInTime: false, coldStorage: 'never', restoreTest: true } as const;

/** All types that plans here select. */
export const resourceTypes: Readonly<Record<BackupResourceType, ResourceTypeFeatures>> = {
  Aurora: { ...snapshots, pointInTime: true, arnPattern: 'rds:*:*:cluster:*' },
  DocumentDB: { ...snapshots, arnPattern: 'rds:*:*:cluster:*' },
  DynamoDB: { ...snapshots, coldStorage: 'always', arnPattern: 'dynamodb:*:*:table/*' },
  EBS: { ...snapshots, coldStorage: 'archive', arnPattern: 'ec2:*:*:volume/*' },
  EC2: { ...snapshots, arnPattern: 'ec2:*:*:instance/*' },
  EFS: { ...snapshots, coldStorage: 'always', arnPattern: 'elasticfilesystem:*:*:file-system/*' },
  FSx: { ...snapshots, arnPattern: 'fsx:*' },
  Neptune: { ...snapshots, arnPattern: 'rds:*:*:cluster:*' },
  RDS: { ...snapshots, pointInTime: true, arnPattern: 'rds:*:*:db:*' },
  S3: { ...snapshots, pointInTime: true, arnPattern: 's3:::*' },
  'Storage Gateway': { ...snapshots, restoreTest: false, arnPattern: 'storagegateway:*:*:gateway/*' },
};

/** Whether recovery points of the type can move to cold storage, with or without the archive of snapshots. */
export function hasColdStorage(type: BackupResourceType, archiveSnapshots: boolean): boolean {
  const { coldStorage } = resourceTypes[type];
  return coldStorage === 'always' || (coldStorage === 'archive' && archiveSnapshots);
}
