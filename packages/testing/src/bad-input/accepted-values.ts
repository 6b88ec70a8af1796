import type { Shapes } from '@etops/foundation';
import { checkShape, ProblemList } from '@etops/foundation';
import { Construct } from 'constructs';
import type { ConstructCase } from '../construct-case';
import type { PropSteps } from '../prop-paths';
import { formatSteps } from '../prop-paths';
import { replaceProp } from '../replace-prop';
import { withApp } from '../with-app';
import type { BadValue } from './bad-values';
import { badValues } from './bad-values';
import type { PropCase } from './prop-cases';
import { stackOf } from './stack-of';

/** A value in place of a prop. */
export interface Replacement {
  readonly steps: PropSteps;
  readonly value: BadValue;
}

/** Formats a replacement for the results of a test. */
export function formatReplacement({ steps, value }: Replacement): string {
  return `${formatSteps(steps)} is ${value.name}`;
}

/** Returns props with other values at some places. */
export function replaceProps(props: object, replacements: readonly Replacement[]): object {
  return replacements.reduce<object>(
    (before, { steps, value }) => replaceProp(before, steps, value.value) as object,
    props,
  );
}

/**
 * Returns the values in place of one prop that the constructor accepts: each token, each template, and the first of the
 * literals.
 */
export function acceptedValues(subject: ConstructCase, shapes: Shapes, prop: PropCase): readonly Replacement[] {
  return withApp((app) => {
    const stack = stackOf(subject, app);
    const isAccepted = (value: BadValue, index: number): boolean => {
      const id = `attempt-${String(index)}`;
      const scope = new Construct(stack, id);
      try {
        subject.create(scope, replaceProps(propsIn(subject, prop.variant, scope), [{ steps: prop.steps, value }]));
        return true;
      } catch {
        return false;
      } finally {
        stack.node.tryRemoveChild(id);
      }
    };
    const values = badValues(prop.shape, shapes, prop).filter((value) => suits(value, prop, shapes));
    const literal = values.filter(({ kind }) => kind === 'literal').find(isAccepted);
    return values
      .filter((value, index) =>
        value.kind === 'literal' ? value === literal : isAccepted(value, values.length + index),
      )
      .map((value) => ({ steps: prop.steps, value }));
  });
}

/** Returns the props of a variant. */
export function propsIn(subject: ConstructCase, variant: string, scope: Construct): object {
  const propsOf = subject.variants[variant];
  if (propsOf === undefined) {
    throw new Error(`${subject.construct} has no variant ${variant}`);
  }
  return propsOf(scope);
}

/**
 * Checks whether a value can pass the check of types, which refuses most values faster than a constructor. Functions are
 * not data.
 */
function suits({ kind, refused, value }: BadValue, { shape }: PropCase, shapes: Shapes): boolean {
  if (kind === 'absence' || refused || typeof value === 'function') {
    return false;
  }
  const problems = new ProblemList();
  checkShape(problems, '', value, { shapes: { ...shapes, Value: shape }, type: 'Value' });
  return problems.all.length === 0;
}
