import type { SelectionTag } from './selection-tag';

/**
 * Types whose restores can be tested here. AWS Backup tests more, but those want more to be known than a network; it
 * tests no volumes of Storage Gateway.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing-inferred-metadata.html (checked 2026-11-23)
 */
export type RestoreTestType = 'Aurora' | 'DynamoDB' | 'EBS' | 'EC2' | 'EFS' | 'RDS' | 'S3';

/** Types that are restored into a network. */
export type NetworkedTestType = 'Aurora' | 'EC2' | 'RDS';

/** Which resources of one type are restored, and what happens to them then. */
export interface RestoreTest {
  readonly type: RestoreTestType;
  /**
   * Only resources with this tag. AWS Backup restores one recovery point of each.
   *
   * @default - every resource of the type that has recovery points in the vaults
   */
  readonly tag?: SelectionTag;
  /**
   * Only these resources, at most 30.
   *
   * @default - every resource of the type that has recovery points in the vaults
   */
  readonly resourceArns?: readonly string[];
  /**
   * Hours for which what was restored stays, so that it can be looked at; then AWS Backup deletes it. 1 to 168. You pay
   * for it meanwhile.
   *
   * @default 4
   */
  readonly validationWindowHours?: number;
  /**
   * How it is restored, in the keys of AWS's restore metadata, for example `{ dbInstanceClass: 'db.t4g.large' }`.
   *
   * @default - as AWS Backup infers it from the recovery point; networked types into the construct's own network
   */
  readonly overrides?: Readonly<Record<string, string>>;
}

const NETWORKED: readonly string[] = ['Aurora', 'EC2', 'RDS'] satisfies readonly NetworkedTestType[];

/** Whether AWS Backup restores the type into the default VPC unless it is told another. */
export function needsNetwork(type: string): type is NetworkedTestType {
  return NETWORKED.includes(type);
}
