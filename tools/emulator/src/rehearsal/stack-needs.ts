/** Stacks, each with the stacks that it needs. */
export type StackNeeds = Readonly<Record<string, readonly string[]>>;

/** Returns stacks without needs. */
export function independent(items: readonly string[]): StackNeeds {
  return Object.fromEntries(items.map((item) => [item, []]));
}

/** Returns the needs in reverse: each stack with the stacks that need it. */
export function reversed(needs: StackNeeds): StackNeeds {
  const stacks = Object.keys(needs);
  const needing = (stack: string) => stacks.filter((other) => needs[other]?.includes(stack));
  return Object.fromEntries([...stacks].reverse().map((stack) => [stack, needing(stack)]));
}

/**
 * Returns one stack and the stacks that it needs, directly or indirectly.
 *
 * @throws Error that lists the stacks if there is none of that name
 */
export function needsOf(needs: StackNeeds, stack: string): StackNeeds {
  if (!(stack in needs)) {
    throw new Error(`there is no stack '${stack}'; the stacks are ${Object.keys(needs).join(', ')}`);
  }
  const wanted = new Set([stack]);
  for (const each of wanted) {
    needs[each]?.forEach((need) => wanted.add(need));
  }
  return Object.fromEntries(Object.entries(needs).filter(([name]) => wanted.has(name)));
}

/**
 * Runs an action for each stack as soon as it is done for the stacks that it needs. Runs a few at a time, in the order of
 * the stacks, and waits for all running actions even after a failure.
 *
 * @throws the first failure; no action starts after it
 * @throws Error if stacks need each other, or one that does not exist
 */
export async function inOrder<R>(
  needs: StackNeeds,
  limit: number,
  action: (stack: string) => Promise<R>,
): Promise<ReadonlyMap<string, R>> {
  const results = new Map<string, R>();
  const waiting = new Set(Object.keys(needs));
  const running = new Map<string, Promise<void>>();
  const failures: unknown[] = [];
  const begin = (stack: string) => {
    waiting.delete(stack);
    const done = action(stack)
      .then((result) => void results.set(stack, result))
      .catch((error: unknown) => void failures.push(error))
      .finally(() => running.delete(stack));
    running.set(stack, done);
  };
  while (waiting.size > 0 && failures.length === 0) {
    const ready = [...waiting].filter((stack) => needs[stack]?.every((need) => results.has(need)));
    ready.slice(0, limit - running.size).forEach(begin);
    if (running.size === 0) {
      throw new Error(`nothing can be done for ${[...waiting].join(', ')}: each waits for another`);
    }
    await Promise.race(running.values());
  }
  await Promise.all(running.values());
  if (failures.length > 0) {
    throw failures[0];
  }
  return results;
}
