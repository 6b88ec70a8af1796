import type { Construct } from 'constructs';
import { ProblemList, throwProblems, ValidationError } from '../problems';
import { checkShape } from './check-shape';
import type { Shapes } from './shape';
import { withoutUndefined } from './without-undefined';

/**
 * Checks the props of a construct against their type, for callers without a type check: missing and unknown props,
 * wrong types, values that a union lacks, tokens that decide structure, and texts that Terraform would evaluate.
 *
 * Call it first in a constructor, since all other checks and the defaults rely on the types.
 *
 * @param shapes generated shapes of the package
 * @param type name of the type of the props
 * @returns the props, without members that are `undefined`
 * @throws ValidationError with all problems
 */
export function checkProps<P, S extends Shapes>(construct: Construct, shapes: S, type: keyof S & string, props: P): P {
  const problems = new ProblemList();
  checkShape(problems, '', props, { shapes, type });
  throwProblems(construct, problems.all);
  return withoutUndefined(props);
}

/**
 * Checks the options of a function against their type, as {@link checkProps} does for a construct.
 *
 * @param name of the function, in messages
 * @returns the options, without members that are `undefined`
 * @throws ValidationError with all problems
 */
export function checkOptions<O, S extends Shapes>(name: string, shapes: S, type: keyof S & string, options: O): O {
  const problems = new ProblemList();
  checkShape(problems, '', options, { shapes, type });
  if (problems.all.length > 0) {
    throw new ValidationError(problems.all.map((problem) => ({ path: name, ...problem })));
  }
  return withoutUndefined(options);
}
