import type { Construct } from 'constructs';
import type { EnvironmentRef } from '@etops/contracts';
import type { EnvironmentProps } from '../environment';
import { environmentOf } from '../environment';
import { ProblemList, ValidationError } from '../problems';
import { checkShape } from './check-shape';
import type { Shape, Shapes } from './shape';
import { withoutUndefined } from './without-undefined';

/** Props that are checked, with the environment of the construct. */
export type Checked<P> = P extends { readonly environment?: EnvironmentRef }
  ? Omit<P, 'environment'> & { readonly environment: EnvironmentRef }
  : P;

/**
 * Checks the props of a construct against their type, for callers without a type check: missing and unknown props,
 * wrong types, values that a union lacks, tokens that decide structure, and texts that Terraform would evaluate.
 *
 * Call it first in a constructor, since all other checks and the defaults rely on the types.
 *
 * @param shapes generated shapes of the package
 * @param type name of the type of the props
 * @param id of the construct, if it does not exist yet: then `construct` is its scope @default - none
 * @returns the props, without members that are `undefined`, and with the environment of the stack
 * @throws ValidationError with all problems
 */
export function checkProps<P extends object, S extends Shapes>(
  construct: Construct,
  shapes: S,
  type: keyof S & string,
  props: P,
  id?: string,
): Checked<P> {
  const { path: scopePath } = construct.node;
  const path = id === undefined ? scopePath : `${scopePath}/${id}`;
  const given: P & EnvironmentProps = checkOptions(path, shapes, type, props);
  if (!hasEnvironment(shapes[type])) {
    return given as Checked<P>;
  }
  const problems = new ProblemList();
  const environment = environmentOf(problems, construct, given);
  throwAt(path, problems);
  return { ...given, environment } as Checked<P>;
}

function hasEnvironment(shape: Shape | undefined): boolean {
  return typeof shape === 'object' && 'members' in shape && 'environment?' in shape.members;
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
  throwAt(name, problems);
  return withoutUndefined(options);
}

function throwAt(path: string, { all }: ProblemList): void {
  if (all.length > 0) {
    throw new ValidationError(all.map((problem) => ({ path, ...problem })));
  }
}
