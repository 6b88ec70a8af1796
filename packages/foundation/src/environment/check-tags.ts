import { TAG_CHARACTERS, TAG_COUNT, TAG_KEY_LENGTH, TAG_VALUE_LENGTH } from '../limits';
import type { ProblemList } from '../problems';
import { isToken, isWholeNumber, show } from '../problems';
import type { Tags } from './tags';

/** Settings of {@link checkTags}. */
export interface TagOptions {
  /**
   * Tags that the resource also has, whose keys must differ in more than upper and lower case.
   *
   * @default - none
   */
  readonly others?: Tags;
  /**
   * Further tags that the resource may have.
   *
   * @default 0
   */
  readonly reserve?: number;
}

/**
 * Checks that AWS accepts tags: number, lengths, characters, and no key of AWS. Values can be tokens; keys are literals.
 *
 * A key in another case than a further one is refused, since IAM takes the two for one.
 *
 * @see https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules
 */
export function checkTags(
  problems: ProblemList,
  path: string,
  tags: Tags | undefined,
  { others = {}, reserve = 0 }: TagOptions = {},
): void {
  const known = problems.literal(path, tags, 'write its keys in the program; values can be tokens');
  if (known === undefined) {
    return;
  }
  const keys = Object.keys(known);
  const max = TAG_COUNT.max - Object.keys(others).length - reserve;
  problems.require(
    keys.length <= max,
    'TAG_COUNT',
    () =>
      `${path} must contain at most ${String(max)} tags, got ${String(keys.length)}; remove some, since AWS accepts ${String(TAG_COUNT.max)} on a resource`,
  );
  for (const [key, value] of Object.entries(known)) {
    checkKey(problems, `${path}[${show(key)}]`, key, [...Object.keys(others), ...keys]);
    problems.require(
      isToken(value) ||
        (isWholeNumber(value.length, TAG_VALUE_LENGTH) && TAG_CHARACTERS.test(value) && !isReserved(value)),
      'TAG_VALUE',
      () =>
        `${path}[${show(key)}] must be at most ${String(TAG_VALUE_LENGTH.max)} letters, digits, spaces or _.:/=+-@, and not begin with 'aws:', got ${show(value)}; change the value`,
    );
  }
}

function checkKey(problems: ProblemList, path: string, key: string, all: readonly string[]): void {
  if (problems.literal(path, key) === undefined) {
    return;
  }
  problems.require(
    isWholeNumber(key.length, TAG_KEY_LENGTH) && TAG_CHARACTERS.test(key) && !isReserved(key),
    'TAG_KEY',
    () =>
      `${path} must have a key of 1 to ${String(TAG_KEY_LENGTH.max)} letters, digits, spaces or _.:/=+-@ that does not begin with 'aws:', got ${show(key)}; rename it`,
  );
  const other = all.find((each) => each !== key && each.toLowerCase() === key.toLowerCase());
  problems.require(
    other === undefined,
    'TAG_KEY_CASE',
    () =>
      `${path} must differ from other keys in more than upper and lower case, got ${show(key)} and ${show(other)}; use one of them, since IAM takes both for one`,
  );
}

function isReserved(text: string): boolean {
  return text.toLowerCase().startsWith('aws:');
}
