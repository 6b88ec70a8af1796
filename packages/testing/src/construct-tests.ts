import type { Shapes } from '@etops/foundation';
import { badInputFaults, propCases } from './bad-input';
import type { ConstructCase } from './construct-case';
import { offSweep } from './off-sweep';
import { uncoveredConstructs } from './uncovered-constructs';

/** Name of a test, and a function that returns its faults: a test expects none. */
export type ConstructTest = readonly [name: string, faults: () => readonly string[]];

/**
 * Returns the tests of what every construct of a package promises: it has a case, everything optional can be taken back,
 * and bad input of every prop is refused.
 *
 * @param exported everything that the package exports
 * @param cases one for each construct
 * @param shapes generated shapes of the package
 */
export function constructTests(
  exported: Readonly<Record<string, unknown>>,
  cases: readonly ConstructCase[],
  shapes: Shapes,
): readonly ConstructTest[] {
  return [
    ['every construct of the package has a case', () => uncoveredConstructs(exported, cases)],
    ...cases.map((subject): ConstructTest => [
      `${subject.construct}: left out means off`,
      () => offSweep(subject, shapes),
    ]),
    ...cases.flatMap((subject) =>
      propCases(subject, shapes).map((prop): ConstructTest => [
        `${subject.construct}.${prop.path}: bad input is refused`,
        () => badInputFaults(subject, shapes, prop),
      ]),
    ),
  ];
}
