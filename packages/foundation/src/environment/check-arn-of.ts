import type { ProblemList } from '../problems';
import type { ArnScope } from './arn';
import type { ArnRequirement } from './parse-arn';
import { checkArn } from './parse-arn';
import { partitionOf } from './region';

/** Kind of a resource that a construct refers to by ARN. */
export type ArnKind = keyof typeof KINDS;

interface Kind extends Omit<ArnRequirement, 'region' | 'accountId'> {
  /** Part of the environment that the resource shares. Keys and topics of other accounts can allow this one. */
  readonly shares: 'region' | 'account' | 'both' | 'neither';
  readonly advice: string;
}

const KINDS = {
  key: {
    service: 'kms',
    resourceType: 'key',
    noun: 'a KMS key, not of an alias,',
    shares: 'region',
    advice: 'use the arn of a CustomerKey, for example',
  },
  'key-or-alias': {
    service: 'kms',
    resourceType: ['key', 'alias'],
    noun: 'a KMS key or alias',
    shares: 'region',
    advice: 'use the arn of a CustomerKey, for example',
  },
  role: {
    service: 'iam',
    resourceType: 'role',
    noun: 'an IAM role',
    shares: 'account',
    advice: 'use the role of this account, without wildcards',
  },
  topic: {
    service: 'sns',
    noun: 'an SNS topic',
    shares: 'region',
    advice: 'use the arn of an EncryptedTopic of this Region, for example',
  },
  bucket: { service: 's3', noun: 'an S3 bucket', shares: 'neither', advice: 'compute it with s3ArnOf' },
  'state-machine': {
    service: 'states',
    resourceType: 'stateMachine',
    noun: 'a state machine',
    shares: 'both',
    advice: 'compute it with stateMachineArn, for example',
  },
  vault: {
    service: 'backup',
    resourceType: 'backup-vault',
    noun: 'a backup vault',
    shares: 'both',
    advice: 'compute it with backupVaultArn',
  },
} as const satisfies Record<string, Kind>;

/**
 * Checks that a prop is the ARN of one resource of a kind, in the environment's partition, and in its Region and account
 * if services require that; skips tokens and absent props.
 */
export function checkArnOf(
  problems: ProblemList,
  path: string,
  value: string | undefined,
  kind: ArnKind,
  { region, accountId }: ArnScope,
): void {
  const { shares, advice, ...pattern }: Kind = KINDS[kind];
  checkArn(
    problems,
    path,
    value,
    {
      ...pattern,
      partition: partitionOf(region),
      ...(shares === 'region' || shares === 'both' ? { region } : {}),
      ...(shares === 'account' || shares === 'both' ? { accountId } : {}),
    },
    { code: 'ARN', advice },
  );
}
