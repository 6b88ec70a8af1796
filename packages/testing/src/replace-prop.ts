import type { PropSteps } from './prop-paths';

/** Value that {@link replaceProp} takes for the absence of the prop. */
export const ABSENT = Symbol('absent');

/** Returns props with another value at one place; objects and lists on the way are copied. */
export function replaceProp(props: unknown, [step, ...rest]: PropSteps, value: unknown): unknown {
  if (step === undefined) {
    return value;
  }
  if (Array.isArray(props)) {
    const items = props as readonly unknown[];
    return rest.length === 0 && value === ABSENT
      ? items.filter((_, index) => index !== step)
      : items.map((item, index) => (index === step ? replaceProp(item, rest, value) : item));
  }
  const { [step]: before, ...others } = props as Readonly<Record<string | number, unknown>>;
  return rest.length === 0 && value === ABSENT ? others : { ...others, [step]: replaceProp(before, rest, value) };
}

/** Returns the value at one place of props. */
export function propAt(props: unknown, steps: PropSteps): unknown {
  return steps.reduce<unknown>((value, step) => (value as Readonly<Record<string | number, unknown>>)[step], props);
}
