import type { ProblemList } from '@etops/foundation';
import { literals, show } from '@etops/foundation';
import type { Capacity } from './capacity-props';

/** Checks that the sizes are whole numbers in ascending order, beginning with 1 or more. */
export function checkCapacity(problems: ProblemList, path: string, capacity: Capacity): void {
  const { minSize, desiredCapacity, maxSize } = literals(capacity);
  const sizes = [minSize, desiredCapacity, maxSize].filter((size) => size !== undefined);
  const counts = sizes.every((size) => Number.isInteger(size) && size >= 1);
  const ascending = sizes.every((size, index) => index === 0 || size >= (sizes[index - 1] ?? 0));
  problems.require(
    counts && ascending,
    'WEB_TIER_CAPACITY',
    () =>
      `${path} must be whole numbers with 1 ≤ minSize ≤ desiredCapacity ≤ maxSize, got ` +
      `${[capacity.minSize, capacity.desiredCapacity, capacity.maxSize].map(show).join(', ')}; order them, for example 2, 2, 6`,
  );
}
