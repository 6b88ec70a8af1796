import type { ProblemList } from '@etops/foundation';
import { show } from '@etops/foundation';
import { resourceTypes } from './resource-type';

/**
 * Checks the spelling of a resource type. AWS Backup adds types from time to time, so that only the other spelling of a
 * known one is a problem; AWS compares them case-sensitively.
 */
export function checkTypeSpelling(problems: ProblemList, path: string, type: string): void {
  const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const known = Object.keys(resourceTypes).find((name) => plain(name) === plain(type));
  problems.require(
    /^[\w\- .]{1,50}$/.test(type) && (known ?? type) === type,
    'BACKUP_RESOURCE_TYPE',
    () =>
      `${path} must be a resource type by AWS Backup's name, got ${show(type)}; use ${show(known ?? 'RDS')}${known === undefined ? ', for example' : ''}`,
  );
}
