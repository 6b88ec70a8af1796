/** Stack names in the order of their deployment; those of one wave do not wait for each other. */
export type Waves = readonly (readonly string[])[];

/**
 * The waves that one stack needs: all before its own, and itself.
 *
 * @throws Error that lists the stacks when there is none of that name
 */
export function wavesUpTo(waves: Waves, stack: string): Waves {
  const own = waves.findIndex((wave) => wave.includes(stack));
  if (own < 0) {
    throw new Error(`there is no stack '${stack}'; the stacks are ${waves.flat().join(', ')}`);
  }
  return [...waves.slice(0, own), [stack]];
}
