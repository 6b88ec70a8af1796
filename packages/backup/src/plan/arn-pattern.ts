import { isToken } from '@etops/foundation';
import type { BackupResourceType } from './resource-type';
import { resourceTypes } from './resource-type';

/** Checks whether a text matches a pattern, in which `*` is a wildcard. */
export function matchesPattern(pattern: string, value: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(value);
}

/** Checks whether an ARN is known: neither a token nor an expression of Terraform. */
export function isKnownArn(arn: string): boolean {
  return !isToken(arn) && !arn.includes('${');
}

/** Returns the resource types that an ARN, or a pattern of ARNs, may belong to; clusters of RDS may be of three. */
export function typesOfArn(arn: string): readonly BackupResourceType[] {
  return (Object.keys(resourceTypes) as BackupResourceType[]).filter((type) =>
    matchesPattern(`arn:*:${resourceTypes[type].arnPattern}`, arn),
  );
}
