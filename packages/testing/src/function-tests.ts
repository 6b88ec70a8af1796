import type { Shapes } from '@etops/foundation';
import { Construct } from 'constructs';
import { badInputFaults, missingProps, propCases } from './bad-input';
import type { ConstructCase } from './construct-case';
import type { ConstructTest } from './construct-tests';

/** Names a function that checks its options, and valid options of it. */
export interface FunctionCase<O extends object = object> {
  /** Name of the function, as exported. */
  readonly name: string;
  /** Name of the type of its options, as exported. */
  readonly options: string;
  /** Calls the function. */
  call(options: O): unknown;
  /** Options by the name of the variant. Together they give every optional one. */
  readonly variants: Readonly<Record<string, O>>;
  /**
   * Reasons why bad values of an option are not tested, by its path.
   *
   * @default - none
   */
  readonly exceptions?: Readonly<Record<string, string>>;
}

/**
 * Returns the tests of what every function promises that checks its options: it has a case that gives every option, and
 * bad input of each is refused.
 *
 * @param exported everything that the package exports
 * @param cases one for each function that calls `checkOptions`
 * @param shapes generated shapes of the package
 */
export function functionTests(
  exported: Readonly<Record<string, unknown>>,
  cases: readonly FunctionCase[],
  shapes: Shapes,
): readonly ConstructTest[] {
  return [
    ['every function that checks its options has a case', () => uncoveredFunctions(exported, cases)],
    ...cases.flatMap((each) => testsOf(each, shapes)),
  ];
}

function testsOf({ exceptions = {}, ...each }: FunctionCase, shapes: Shapes): readonly ConstructTest[] {
  const subject = asConstruct(each);
  return [
    [
      `${subject.construct}: the case gives every option`,
      () => missingProps(subject, shapes).filter((path) => !path.includes('.')),
    ],
    ...propCases(subject, shapes)
      .filter(({ path }) => !Object.hasOwn(exceptions, path))
      .map((prop): ConstructTest => [
        `${subject.construct}.${prop.path}: bad input is refused`,
        () => badInputFaults(subject, shapes, prop),
      ]),
  ];
}

/** Returns the functions that a package exports and that check options, without a case; and the cases of no such function. */
function uncoveredFunctions(
  exported: Readonly<Record<string, unknown>>,
  cases: readonly FunctionCase[],
): readonly string[] {
  const checking = Object.keys(exported).filter((name) => checksOptions(name, exported[name]));
  const named = cases.map(({ name }) => name);
  return [...checking.filter((name) => !named.includes(name)), ...named.filter((name) => !checking.includes(name))];
}

/** Checks whether the text of a function calls `checkOptions` with the function's name. */
function checksOptions(name: string, value: unknown): boolean {
  return typeof value === 'function' && new RegExp(`checkOptions\\)?\\(\\s*['"]${name}['"]`).test(String(value));
}

function asConstruct(subject: FunctionCase): ConstructCase {
  return {
    construct: subject.name,
    props: subject.options,
    create: (scope, given) => {
      subject.call(given);
      return new Construct(scope, 'subject');
    },
    variants: Object.fromEntries(Object.entries(subject.variants).map(([variant, valid]) => [variant, () => valid])),
  };
}
