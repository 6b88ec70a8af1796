import type { ProblemList } from '../problems';
import { isToken, show } from '../problems';

/** Parts of an ARN. */
export interface Arn {
  /** AWS partition, for example `aws`. */
  readonly partition: string;
  /** Service, for example `rds`. */
  readonly service: string;
  /** Region; empty for a global service such as IAM. */
  readonly region: string;
  /** Account; empty for a bucket. */
  readonly accountId: string;
  /** Everything after the account, for example `db:airline-primary`. */
  readonly resource: string;
  /** First part of the resource, up to a colon or a slash; empty if there is only a name. */
  readonly resourceType: string;
  /** Rest of the resource. */
  readonly resourceName: string;
}

/** Service and resource types that an ARN must have. */
export interface ArnPattern {
  /**
   * Service, for example `rds`.
   *
   * @default - any
   */
  readonly service?: string;
  /**
   * Type or types of the resource, for example `['key', 'alias']`.
   *
   * @default - any
   */
  readonly resourceType?: string | readonly string[];
}

/** Settings of {@link checkArn}. */
export interface ArnRequirement extends ArnPattern {
  /** Noun of the resource with its article, for example `a KMS key or alias`. */
  readonly noun: string;
  /**
   * Partition that the resource must be in.
   *
   * @default - any
   */
  readonly partition?: string;
  /**
   * Region that the resource must be in.
   *
   * @default - any
   */
  readonly region?: string;
  /**
   * Account that the resource must belong to.
   *
   * @default - any
   */
  readonly accountId?: string;
}

const ARN =
  /^arn:(?<partition>aws[a-z-]*):(?<service>[a-z0-9-]+):(?<region>[a-z0-9-]*):(?<accountId>\d{12}|aws|):(?<resource>[^*?]+)$/;

/**
 * Returns the parts of an ARN, or `undefined` for anything that is not the ARN of one resource of the pattern: a token,
 * a wildcard, another service or type.
 */
export function parseArn(arn: string | undefined, pattern: ArnPattern = {}): Arn | undefined {
  const groups = isToken(arn) ? undefined : ARN.exec(arn ?? '')?.groups;
  if (groups === undefined) {
    return undefined;
  }
  const { partition = '', service = '', region = '', accountId = '', resource = '' } = groups;
  const [, resourceType = '', resourceName = resource] = /^([^:/]+)[:/](.+)$/s.exec(resource) ?? [];
  const { service: wanted = service, resourceType: types = resourceType } = pattern;
  return service === wanted && [types].flat().includes(resourceType)
    ? { partition, service, region, accountId, resource, resourceType, resourceName }
    : undefined;
}

/** Returns the Region that an ARN names, or `undefined` if it is not the ARN of one resource of the pattern. */
export function regionOfArn(arn: string | undefined, pattern: ArnPattern = {}): string | undefined {
  return parseArn(arn, pattern)?.region;
}

/**
 * Checks that a prop is the ARN of one resource, in a Region and of an account if they are given; skips tokens and absent
 * props.
 *
 * @param options the problem's code, and the advice that ends its message
 */
export function checkArn(
  problems: ProblemList,
  path: string,
  value: string | undefined,
  { noun, partition, region, accountId, ...pattern }: ArnRequirement,
  { code, advice }: { readonly code: string; readonly advice: string },
): void {
  const arn = parseArn(value, pattern);
  const isMet = arn !== undefined && hasParts(arn, { partition, region, accountId });
  problems.require(
    value === undefined || isToken(value) || isMet,
    code,
    () =>
      `${path} must be the ARN of ${noun}${region === undefined ? '' : ` in ${region}`}${accountId === undefined ? '' : ` of account ${accountId}`}, got ${show(value)}; ${advice}`,
  );
}

function hasParts(arn: Arn, parts: { readonly [K in keyof Arn]?: string | undefined }): boolean {
  return Object.entries(parts).every(([name, part]) => part === undefined || arn[name as keyof Arn] === part);
}
