import { createHash } from 'node:crypto';
import type { EnvironmentRef } from '@etops/contracts';
import { BUCKET_NAME_LENGTH } from '../limits';

/** Limits of a kind of name. */
export interface NameRules {
  /** Longest name, in characters; a longer one is cut and ends in a hash of it. */
  readonly maxLength: number;
  /**
   * Text between the parts.
   *
   * @default '-'
   */
  readonly separator?: '-' | '_';
}

const HASH_LENGTH = 8;

/**
 * Returns a physical name: `<application>-<environment>-<purpose>` in lower case, cut to the limit with a hash.
 *
 * The name depends on literals only, so that a stack in another Region can compute it during an outage of this one.
 */
export function nameFor(
  environment: Pick<EnvironmentRef, 'application' | 'name'>,
  purpose: string,
  rules: NameRules,
): string {
  return fit([environment.application, environment.name, purpose], rules);
}

/** Returns a name that is unique among all AWS accounts, as S3 buckets need: account and Region are part of it. */
export function globalNameFor(environment: EnvironmentRef, purpose: string, rules: NameRules): string {
  const { application, name, accountId, region } = environment;
  return fit([application, name, purpose, accountId, region], rules);
}

/** Returns the name of the S3 bucket that contains the Terraform state of every stack in one Region of one account. */
export function stateBucketName(environment: Pick<EnvironmentRef, 'application' | 'accountId' | 'region'>): string {
  const { application, accountId, region } = environment;
  return fit([application, 'state', accountId, region], { maxLength: BUCKET_NAME_LENGTH.max });
}

function fit(parts: readonly string[], { maxLength, separator = '-' }: NameRules): string {
  const name = parts
    .map((part) => part.toLowerCase().replace(/[^a-z0-9]+/g, separator))
    .join(separator)
    .replace(/[-_]{2,}/g, separator)
    .replace(/^[-_]+|[-_]+$/g, '');
  if (name.length <= maxLength) {
    return name;
  }
  const hash = createHash('sha256').update(name).digest('hex').slice(0, HASH_LENGTH);
  const head = name.slice(0, maxLength - HASH_LENGTH - 1).replace(/[-_]+$/, '');
  return `${head}${separator}${hash}`;
}
