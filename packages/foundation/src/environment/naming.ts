import { createHash } from 'node:crypto';
import type { EnvironmentRef } from '@etops/contracts';
import { BUCKET_NAME_LENGTH } from '../limits';
import { isToken, ValidationError } from '../problems';

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
 *
 * @throws ValidationError if a part is a token
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

/** Limits of an id. */
export interface IdRules {
  /** Longest id, in characters. */
  readonly maxLength: number;
  /**
   * Ids that other things have.
   *
   * @default - none
   */
  readonly taken?: readonly string[];
  /**
   * Text that every text of the kind ends in, and that the id omits, for example the slash of a prefix.
   *
   * @default - none
   */
  readonly suffix?: string;
  /**
   * Whether ids differ in more than upper and lower case, for example since a name is made of them.
   *
   * @default false
   */
  readonly lowerCase?: boolean;
}

/**
 * Returns an id of letters, digits and hyphens for a text, one-to-one: different texts have different ids.
 *
 * The id of a text that consists of such characters is the text itself. Every other one ends in a hash of the text, so
 * that `logs/db/` and `logs-db/` differ. An id depends on its own text only, so that a new one changes no other.
 */
export function idFor(text: string, { maxLength, taken = [], suffix = '', lowerCase = false }: IdRules): string {
  const id = (lowerCase ? text.toLowerCase() : text)
    .slice(0, text.endsWith(suffix) ? text.length - suffix.length : undefined)
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (id !== '' && text === `${id}${suffix}` && id.length <= maxLength && !taken.includes(id)) {
    return id;
  }
  return [id.slice(0, maxLength - HASH_LENGTH - 1), hashOf(text)].filter((part) => part !== '').join('-');
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH);
}

function fit(parts: readonly string[], { maxLength, separator = '-' }: NameRules): string {
  if (parts.some(isToken)) {
    const message = 'a name must be computed from literals, got a token; write its parts in the program';
    throw new ValidationError([{ path: 'nameFor', code: 'LITERAL_REQUIRED', message }]);
  }
  const name = parts
    .map((part) => part.toLowerCase().replace(/[^a-z0-9]+/g, separator))
    .join(separator)
    .replace(/[-_]{2,}/g, separator)
    .replace(/^[-_]+|[-_]+$/g, '');
  if (name.length <= maxLength) {
    return name;
  }
  const head = name.slice(0, maxLength - HASH_LENGTH - 1).replace(/[-_]+$/, '');
  return `${head}${separator}${hashOf(name)}`;
}
