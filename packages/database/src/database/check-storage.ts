import type { Checked, ProblemList } from '@etops/foundation';
import { checkWholeNumber, literals, propPath, show } from '@etops/foundation';
import { AUTOSCALING_HEADROOM_PERCENT, STORAGE_GIB } from '../limits';
import type { DatabaseProps } from './database-props';

/** Checks allocated storage and the upper limit of storage autoscaling. */
export function checkStorage(
  problems: ProblemList,
  path: string,
  storage: Pick<Checked<DatabaseProps>, 'allocatedStorageGiB' | 'maxAllocatedStorageGiB'>,
): void {
  const { allocatedStorageGiB: allocated, maxAllocatedStorageGiB: max } = literals(storage);
  checkWholeNumber(problems, propPath(path, 'allocatedStorageGiB'), allocated, STORAGE_GIB, {
    code: 'DATABASE_STORAGE',
    unit: 'GiB',
    example: 100,
  });
  if (allocated === undefined) {
    return;
  }
  const least = Math.ceil((allocated * (100 + AUTOSCALING_HEADROOM_PERCENT)) / 100);
  problems.require(
    max === undefined || max >= least,
    'DATABASE_STORAGE_HEADROOM',
    () =>
      `${propPath(path, 'maxAllocatedStorageGiB')} must be at least 10 % above allocatedStorageGiB, got ${show(max)} for ${show(allocated)}; use ${String(least)} or more, or omit it`,
  );
}
