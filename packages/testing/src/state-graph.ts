interface State {
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Next: string }[];
  readonly Catch?: readonly { readonly Next: string }[];
}

/** Returns the states that may follow a state. */
export function nextStates(state: object): readonly string[] {
  const { Next, Default, Choices = [], Catch = [] }: State = state;
  return [Next, Default, ...[...Choices, ...Catch].map((each) => each.Next)].filter((name) => name !== undefined);
}

/**
 * Returns the states that an execution may reach.
 *
 * @param without states that it must not enter
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
