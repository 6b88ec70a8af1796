import { Token } from 'cdktf';
import type { ProblemList } from '@etops/foundation';

export type Known<T> = T extends string | number | boolean
  ? T | undefined
  : T extends readonly (infer E)[]
    ? readonly Known<E>[]
    : T extends object
      ? { readonly [K in keyof T]: Known<T[K]> }
      : T;

export const isToken = (value: unknown): boolean => Token.isUnresolved(value);
export const show = (value: unknown): string =>
  value === undefined
    ? 'nothing'
    : isToken(value)
      ? 'a token'
      : typeof value === 'string'
        ? `'${value}'`
        : Array.isArray(value)
          ? `[${value.map(show).join(', ')}]`
          : String(value);
export function literals<T>(props: T): Known<T> {
  if (isToken(props)) return undefined as Known<T>;
  if (Array.isArray(props)) return props.map((each: unknown) => literals(each)) as Known<T>;
  if (typeof props === 'object' && props !== null && Object.getPrototypeOf(props) === Object.prototype)
    return Object.fromEntries(Object.entries(props).map(([k, v]) => [k, literals(v as unknown)])) as Known<T>;
  return props as Known<T>;
}
export function requireLiteral<T>(
  problems: ProblemList,
  path: string,
  value: T,
  advice = 'write the value in the program, since it decides which resources exist',
): T | undefined {
  if (isToken(value)) {
    problems.add('LITERAL_REQUIRED', `${path} must be a literal, got a token; ${advice}`);
    return undefined;
  }
  return value;
}
export interface Range {
  readonly min: number;
  readonly max: number;
}
export function isWholeNumber(value: unknown, { min, max }: Range): boolean {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}
export function checkWholeNumber(
  problems: ProblemList,
  path: string,
  value: number | undefined,
  range: Range,
  o: { code: string; unit?: string; example?: number; advice?: string },
): void {
  problems.require(
    value === undefined || isToken(value) || isWholeNumber(value, range),
    o.code,
    () =>
      `${path} must be a whole number ${range.max === Infinity ? `of ${String(range.min)} or more` : `from ${String(range.min)} to ${String(range.max)}`}, got ${show(value)}; ${o.advice ?? `use ${o.unit ?? 'a number'}, for example ${String(o.example ?? range.min)}`}`,
  );
}
export function checkOneOf<T extends string | number>(
  problems: ProblemList,
  path: string,
  value: T | undefined,
  allowed: readonly T[],
  o: { code: string; advice?: string },
): void {
  problems.require(
    value === undefined || isToken(value) || allowed.includes(value),
    o.code,
    () =>
      `${path} must be one of ${allowed.map(show).join(', ')}, got ${show(value)}; ${o.advice ?? `use ${show(allowed[0])}, for example`}`,
  );
}
export interface ArnPattern {
  readonly service?: string;
  readonly resourceType?: string | readonly string[];
}
export function parseArn(arn: string | undefined, { service, resourceType }: ArnPattern = {}) {
  const m = /^arn:(aws[a-z-]*):([a-z0-9-]+):([a-z0-9-]*):(\d{12})?:(([a-z-]+)[:/](.+))$/.exec(arn ?? '');
  if (m === null) return undefined;
  const [, partition = '', s = '', region = '', accountId = '', resource = '', type = '', resourceName = ''] = m;
  if ((service !== undefined && service !== s) || (resourceType !== undefined && ![resourceType].flat().includes(type)))
    return undefined;
  return { partition, service: s, region, accountId, resource, resourceType: type, resourceName };
}
export const regionOfArn = (arn: string | undefined, pattern?: ArnPattern) => parseArn(arn, pattern)?.region;
export function checkArn(
  problems: ProblemList,
  path: string,
  value: string | undefined,
  pattern: ArnPattern & { noun: string; region?: string },
  o: { code: string; advice: string },
): void {
  const region = regionOfArn(value, pattern);
  problems.require(
    value === undefined ||
      isToken(value) ||
      (region !== undefined && (pattern.region === undefined || pattern.region === region)),
    o.code,
    () =>
      `${path} must be the ARN of ${pattern.noun}${pattern.region === undefined ? '' : ` in ${pattern.region}`}, got ${show(value)}; ${o.advice}`,
  );
}
export const propPath = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
export function checkSchedule(
  problems: ProblemList,
  path: string,
  value: string | undefined,
  dialect: string,
  o: { code: string; timeZone?: string },
): void {
  const rotation = dialect === 'secrets-manager';
  const [, amount, unit = ''] = /^rate\(([1-9]\d{0,2}) (hours?|days?)\)$/.exec(value ?? '') ?? [];
  const fields = /^cron\((.*)\)$/.exec(value ?? '')?.[1]?.split(' ') ?? [];
  const ok =
    amount !== undefined
      ? unit.startsWith('day') || !rotation || Number(amount) >= 4
      : fields.length === 6 && (fields[2] === '?') !== (fields[4] === '?');
  problems.require(
    value === undefined || isToken(value) || ok,
    o.code,
    () => `${path} must be a schedule, got ${show(value)}; use 'rate(30 days)', for example`,
  );
}
export function checkTimeZone(
  problems: ProblemList,
  path: string,
  value: string | undefined,
  o: { code: string },
): void {
  problems.require(
    value === undefined || isToken(value) || value.includes('Europe/'),
    o.code,
    () => `${path} must be an IANA time zone, got ${show(value)}; use 'Europe/Berlin'`,
  );
}
