import type { Shapes } from '@etops/foundation';
import { show, ValidationError } from '@etops/foundation';
import type { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import type { ConstructCase } from '../construct-case';
import { formatSteps } from '../prop-paths';
import { replaceProp } from '../replace-prop';
import { withApp } from '../with-app';
import type { BadValue } from './bad-values';
import { badValues } from './bad-values';
import type { PropCase } from './prop-cases';
import { stackOf } from './stack-of';

/**
 * Gives a prop all kinds of bad values, and returns what no user should meet: a value that is accepted and cannot be
 * right, an error other than a {@link ValidationError}, and a message without the prop, a code or a readable value.
 */
export function badInputFaults(subject: ConstructCase, shapes: Shapes, prop: PropCase): readonly string[] {
  return withApp((app) =>
    attempts(subject, shapes, prop, stackOf(subject, app)).flatMap(({ value, error }) =>
      faultsOf(error, value, prop).map((fault) => `${value.name}: ${fault}`),
    ),
  );
}

/** A bad value, and the error of the construct, or `undefined` if it accepts the value. */
export interface Attempt {
  readonly value: BadValue;
  readonly error: unknown;
}

/** Creates the construct with each bad value in place of a prop; those that it accepts remain in the stack. */
export function attempts(
  subject: ConstructCase,
  shapes: Shapes,
  prop: PropCase,
  stack: TerraformStack,
): readonly Attempt[] {
  const propsOf = subject.variants[prop.variant];
  if (propsOf === undefined) {
    throw new Error(`${subject.construct} has no variant ${prop.variant}`);
  }
  return badValues(prop.shape, shapes, prop).map((value, index) => {
    const id = `${formatSteps(prop.steps).replace(/\W+/g, '-')}-${String(index)}`;
    const scope = new Construct(stack, id);
    try {
      subject.create(scope, replaceProp(propsOf(scope), prop.steps, value.value) as object);
      return { value, error: undefined };
    } catch (error) {
      stack.node.tryRemoveChild(id);
      return { value, error };
    }
  });
}

/** Text that shows the encoding of a token, or an error of JavaScript, instead of what is wrong. */
const UNREADABLE = /TfToken|e\+\d{3}|TypeError|\bundefined\b|\[object |\n\s+at /;

function faultsOf(error: unknown, { refused }: BadValue, { steps }: PropCase): readonly string[] {
  if (error === undefined) {
    return refused ? ['is accepted'] : [];
  }
  if (!ValidationError.isValidationError(error)) {
    return [`throws ${error instanceof Error ? error.message : show(error)}`];
  }
  const lines = error.message.split('\n');
  const names = steps.filter((step) => typeof step === 'string');
  return [
    ...lines.filter((line) => !/^\S+: .+; .+ \[[A-Z][A-Z0-9_]+\]$/.test(line)).map((line) => `no message: ${line}`),
    ...lines.filter((line) => UNREADABLE.test(line)).map((line) => `unreadable: ${line}`),
    ...(lines.some((line) => names.some((name) => line.includes(name)))
      ? []
      : [`does not name ${formatSteps(steps)}: ${lines.join(' | ')}`]),
  ];
}
