import type { SelectionTag } from '../plan';

/**
 * Types whose restores can be tested with this construct. AWS Backup tests further types, which need more than a network;
 * it does not test volumes of Storage Gateway.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing-inferred-metadata.html (checked 2026-11-23)
 */
export type RestoreTestType = 'Aurora' | 'DynamoDB' | 'EBS' | 'EC2' | 'EFS' | 'RDS' | 'S3';

/** All types of restore tests. */
export const TEST_TYPES: readonly RestoreTestType[] = ['Aurora', 'DynamoDB', 'EBS', 'EC2', 'EFS', 'RDS', 'S3'];

/** Types that are restored into a network. */
export type NetworkedTestType = 'Aurora' | 'EC2' | 'RDS';

/** Restore test of one resource type: AWS Backup restores one recovery point of each selected resource. */
export interface RestoreTest {
  /** Resource type to restore. */
  readonly type: RestoreTestType;
  /**
   * Tag of the resources to restore.
   *
   * @default - every resource of the type that has recovery points in the vaults
   */
  readonly tag?: SelectionTag;
  /**
   * ARNs of the resources to restore, at most 30.
   *
   * @default - every resource of the type that has recovery points in the vaults
   */
  readonly resourceArns?: readonly string[];
  /**
   * Hours for which a restored resource is kept for validation before AWS Backup deletes it; 1 to 168. You pay for it
   * during this time.
   *
   * @default 4
   */
  readonly validationWindowHours?: number;
  /**
   * Overrides of AWS's restore metadata, for example `{ dbInstanceClass: 'db.t4g.large' }`.
   *
   * @default - the metadata that AWS Backup infers from the recovery point; networked types use the construct's network
   */
  readonly overrides?: Readonly<Record<string, string>>;
}

const NETWORKED: readonly string[] = ['Aurora', 'EC2', 'RDS'] satisfies readonly NetworkedTestType[];

/** Checks whether AWS Backup restores the type into the default VPC unless the metadata names another network. */
export function needsNetwork(type: string): type is NetworkedTestType {
  return NETWORKED.includes(type);
}
