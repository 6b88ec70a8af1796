import type { Shapes } from '@etops/foundation';
import type { App } from 'cdktf';
import type { ConstructCase } from '../construct-case';
import { attempts } from './bad-input';
import { propCases } from './prop-cases';
import { addVariables, stackOf } from './stack-of';

/**
 * Creates one stack with the construct of a case once for each bad value of each prop that it accepts, for the provider
 * to validate.
 *
 * @returns how many there are
 */
export function addAcceptedInput(subject: ConstructCase, shapes: Shapes, app: App): number {
  const stack = stackOf(subject, app);
  addVariables(stack);
  return propCases(subject, shapes)
    .flatMap((prop) => attempts(subject, shapes, prop, stack))
    .filter(({ error }) => error === undefined).length;
}
