/**
 * Features of AWS Backup for a resource type.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html (checked 2026-11-23)
 */
export interface ResourceTypeFeatures {
  /** Whether continuous backup is supported, for restores to any second of its retention. */
  readonly pointInTime: boolean;
  /**
   * Whether recovery points move to cold storage: `always` if a rule says so, `archive` if the rule also opts in to the
   * archive of snapshots. If it is `never`, AWS Backup silently ignores the setting.
   */
  readonly coldStorage: 'always' | 'archive' | 'never';
  /** Whether a logically air-gapped vault accepts copies of the type: `never`, or `maybe` by Region and settings. */
  readonly airGapped: 'maybe' | 'never';
  /**
   * Whether AWS Backup tests restores of the type.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing-inferred-metadata.html (checked 2026-11-23)
   */
  readonly restoreTest: boolean;
  /**
   * Pattern of the type's ARNs, after the partition, with `*` as wildcard.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources-json.html (checked 2026-11-23)
   */
  readonly arnPattern: string;
}

/** Resource types, by the names that AWS Backup uses in its settings, restore tests and frameworks. */
export type BackupResourceType =
  'Aurora' | 'DocumentDB' | 'DynamoDB' | 'EBS' | 'EC2' | 'EFS' | 'FSx' | 'Neptune' | 'RDS' | 'S3' | 'Storage Gateway';

const snapshots = { pointInTime: false, coldStorage: 'never', airGapped: 'maybe', restoreTest: true } as const;

/** All resource types that plans can select. */
export const resourceTypes: Readonly<Record<BackupResourceType, ResourceTypeFeatures>> = {
  Aurora: { ...snapshots, pointInTime: true, arnPattern: 'rds:*:*:cluster:*' },
  DocumentDB: { ...snapshots, arnPattern: 'rds:*:*:cluster:*' },
  DynamoDB: { ...snapshots, coldStorage: 'always', arnPattern: 'dynamodb:*:*:table/*' },
  EBS: { ...snapshots, coldStorage: 'archive', arnPattern: 'ec2:*:*:volume/*' },
  EC2: { ...snapshots, arnPattern: 'ec2:*:*:instance/*' },
  EFS: { ...snapshots, coldStorage: 'always', arnPattern: 'elasticfilesystem:*:*:file-system/*' },
  FSx: { ...snapshots, arnPattern: 'fsx:*' },
  Neptune: { ...snapshots, arnPattern: 'rds:*:*:cluster:*' },
  RDS: { ...snapshots, pointInTime: true, airGapped: 'never', arnPattern: 'rds:*:*:db:*' },
  S3: { ...snapshots, pointInTime: true, arnPattern: 's3:::*' },
  'Storage Gateway': { ...snapshots, restoreTest: false, arnPattern: 'storagegateway:*:*:gateway/*' },
};

/** Checks whether recovery points of the type can move to cold storage, with or without the archive of snapshots. */
export function hasColdStorage(type: BackupResourceType, archiveSnapshots: boolean): boolean {
  const { coldStorage } = resourceTypes[type];
  return coldStorage === 'always' || (coldStorage === 'archive' && archiveSnapshots);
}
