import type { Shapes } from '@etops/foundation';
import type { ConstructCase } from '../construct-case';
import type { GivenProp } from '../prop-paths';
import { declaredPath, declaredProps, formatSteps, givenProps } from '../prop-paths';
import { withApp } from '../with-app';
import { stackOf } from './stack-of';

/** A prop of a construct, and a variant that gives it. */
export interface PropCase extends GivenProp {
  /** Path as messages name it, without the indexes of elements. */
  readonly path: string;
  /** Name of the variant of the construct's case. */
  readonly variant: string;
}

/** Returns each prop of a construct once, at every depth, with a variant that gives it. */
export function propCases(subject: ConstructCase, shapes: Shapes): readonly PropCase[] {
  const cases = Object.entries(subject.variants).flatMap(([variant, propsOf]) =>
    withApp((app) =>
      givenProps(propsOf(stackOf(subject, app)), `#${subject.props}`, shapes).map((prop) => ({
        ...prop,
        path: declaredPath(prop.steps),
        variant,
      })),
    ),
  );
  const paths = [...new Set(cases.map(({ path }) => path))];
  return paths.map((path) => join(cases.filter((each) => each.path === path)));
}

/** Returns the props that no variant of a case gives; a test expects none. */
export function missingProps(subject: ConstructCase, shapes: Shapes): readonly string[] {
  const given = propCases(subject, shapes).map(({ path }) => path);
  return [...new Set(declaredProps(`#${subject.props}`, shapes))].filter((path) => !given.includes(path));
}

/** Returns the prop of the first variant, with the shapes of all alternatives of the object that it is in. */
function join([first, ...others]: readonly PropCase[]): PropCase {
  if (first === undefined) {
    throw new Error('a prop has no case');
  }
  const isSame = ({ variant, steps }: PropCase) =>
    variant === first.variant && formatSteps(steps) === formatSteps(first.steps);
  const all = [first, ...others.filter(isSame)];
  return {
    ...first,
    shape: all.length === 1 ? first.shape : { anyOf: all.map(({ shape }) => shape) },
    optional: all.some(({ optional }) => optional),
  };
}
