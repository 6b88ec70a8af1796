import { isToken } from '../problems';
import { isInstance } from './read-shape';

/** Returns a copy of plain data without members that are `undefined`, so that such a member is the same as none. */
export function withoutUndefined<T>(value: T): T {
  if (typeof value !== 'object' || value === null || isToken(value) || isInstance(value)) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown) => withoutUndefined(item)) as T;
  }
  const given = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(given.map(([name, item]) => [name, withoutUndefined<unknown>(item)])) as T;
}
