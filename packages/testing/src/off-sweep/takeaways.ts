import type { Shape, Shapes } from '@etops/foundation';
import { alternativesOf } from '@etops/foundation';
import type { GivenProp, PropSteps } from '../prop-paths';
import { formatSteps, givenProps } from '../prop-paths';
import { ABSENT, propAt } from '../replace-prop';

/** A way to take something away from props. */
export interface Takeaway {
  /** Change as a user would describe it, for example `without rules[0].copies`. */
  readonly name: string;
  /** Steps to the prop or the element. */
  readonly steps: PropSteps;
  /** Value that it gets, or `ABSENT`. */
  readonly value: unknown;
}

/**
 * Lists the ways to take something away from props, at every depth: optional props and elements of lists are left out,
 * switches are turned off, and a prop that may be `'none'` becomes that.
 */
export function takeawaysFrom(props: object, type: string, shapes: Shapes): readonly Takeaway[] {
  return givenProps(props, `#${type}`, shapes).flatMap((prop) => {
    const path = formatSteps(prop.steps);
    const current = propAt(props, prop.steps);
    return [
      ...(isRemovable(prop) ? [{ name: `without ${path}`, steps: prop.steps, value: ABSENT }] : []),
      ...offValues(prop.shape, shapes)
        .filter((value) => value !== current)
        .map((value) => ({ name: `${path}: ${String(value)}`, steps: prop.steps, value })),
    ];
  });
}

function isRemovable({ steps, optional }: GivenProp): boolean {
  return optional || typeof steps.at(-1) === 'number';
}

/** Returns the values of a shape that turn something off. */
function offValues(shape: Shape, shapes: Shapes): readonly unknown[] {
  return alternativesOf(shape, shapes).flatMap((alternative): readonly unknown[] => {
    if (alternative === 'boolean') {
      return [false];
    }
    return typeof alternative === 'object' && 'oneOf' in alternative
      ? alternative.oneOf.filter((value) => value === false || value === 'none')
      : [];
  });
}
