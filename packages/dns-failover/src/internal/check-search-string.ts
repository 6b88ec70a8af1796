import type { ProblemList } from '@etops/foundation';
import { MAX_SEARCH_STRING_LENGTH } from '../limits';

/** What health checkers look for in an answer. */
export function checkSearchString(
  problems: ProblemList,
  path: string,
  { searchString }: { readonly searchString?: string },
): void {
  problems.require(
    searchString === undefined || (searchString.length > 0 && searchString.length <= MAX_SEARCH_STRING_LENGTH),
    'DNS_SEARCH_STRING',
    () =>
      `${path}.searchString must have 1 to 255 characters, got ${String(searchString?.length)}; leave it out to accept any answer with 2xx or 3xx`,
  );
}
