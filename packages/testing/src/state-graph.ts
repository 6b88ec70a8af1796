interface State {
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Next: string }[];
  readonly Catch?: readonly { readonly Next: string }[];
}

/** States that a state may be followed by. */
export function nextStates(state: object): readonly string[] {
  const { Next, Default, Choices = [], Catch = [] }: State = state;
  return [Next, Default, ...[...Choices, ...Catch].map((each) => each.Next)].filter((name) => name !== undefined);
}

/**
 * States that a state machine in Amazon States Language may come to.
 *
 * @param without states that it may not pass
 */
export function reachableStates(
  states: Readonly<Record<string, object>>,
  start: string,
  without: readonly string[] = [],
): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [start];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const state = states[name];
    if (!found.has(name) && !without.includes(name) && state !== undefined) {
      found.add(name);
      queue.push(...nextStates(state));
    }
  }
  return found;
}
