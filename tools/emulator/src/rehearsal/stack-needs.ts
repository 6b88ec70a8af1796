/** Stacks, each with those that must be there before it. */
export type StackNeeds = Readonly<Record<string, readonly string[]>>;

/** Items that do not wait for each other. */
export function independent(items: readonly string[]): StackNeeds {
  return Object.fromEntries(items.map((item) => [item, []]));
}

/** The same the other way round: each with those that need it. */
export function reversed(needs: StackNeeds): StackNeeds {
  const stacks = Object.keys(needs);
  const needing = (stack: string) => stacks.filter((other) => needs[other]?.includes(stack));
  return Object.fromEntries([...stacks].reverse().map((stack) => [stack, needing(stack)]));
}

/**
 * One stack and what it needs, directly or not.
 *
 * @throws Error that lists the stacks when there is none of that name
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
 * Does something for every stack as soon as that is done for all that it needs, a few at a time and the first ones
 * first, and waits for all that was begun, even after a failure.
 *
 * @throws what the first failure threw; nothing is begun after it
 * @throws Error when stacks wait for each other, or for one that is not there
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
