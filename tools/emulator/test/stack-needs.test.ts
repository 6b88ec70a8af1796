import { setTimeout as delay } from 'node:timers/promises';
import type { StackNeeds } from '../src/rehearsal/stack-needs';
import { independent, inOrder, needsOf, reversed } from '../src/rehearsal/stack-needs';

const needs: StackNeeds = {
  bootstrap: [],
  vault: ['bootstrap'],
  primary: ['vault'],
  staging: ['bootstrap'],
  dr: ['primary', 'vault'],
  dns: ['bootstrap'],
};

describe('needsOf', () => {
  it.each([
    ['bootstrap', ['bootstrap']],
    ['staging', ['bootstrap', 'staging']],
    ['dr', ['bootstrap', 'vault', 'primary', 'dr']],
  ])('selects the stacks that %s needs, directly or not, and no others', (stack, expected) => {
    expect(Object.keys(needsOf(needs, stack))).toEqual(expected);
  });

  it('fails when there is no such stack, and lists those that there are', () => {
    expect(() => needsOf(needs, 'prmary')).toThrow(
      "there is no stack 'prmary'; the stacks are bootstrap, vault, primary, staging, dr, dns",
    );
  });
});

describe('reversed', () => {
  it('gives those that need a stack, the last stack first', () => {
    expect(Object.entries(reversed(needs))).toEqual([
      ['dns', []],
      ['dr', []],
      ['staging', []],
      ['primary', ['dr']],
      ['vault', ['primary', 'dr']],
      ['bootstrap', ['vault', 'staging', 'dns']],
    ]);
  });
});

describe('inOrder', () => {
  it('starts a stack as soon as its needs are done, without waiting for the others', async () => {
    const events: string[] = [];
    await inOrder(needs, 3, async (stack) => {
      events.push(`${stack} begins`);
      await delay(stack === 'staging' ? 60 : 10);
      events.push(`${stack} ends`);
    });

    expect(events.indexOf('primary begins')).toBeLessThan(events.indexOf('staging ends'));
    for (const [stack, needed] of Object.entries(needs)) {
      for (const need of needed) {
        expect(events.indexOf(`${need} ends`)).toBeLessThan(events.indexOf(`${stack} begins`));
      }
    }
  });

  it('runs at most the limit at a time, in order, and returns all results', async () => {
    let running = 0;
    let most = 0;
    const begun: string[] = [];

    const results = await inOrder(independent(['a', 'b', 'c', 'd']), 2, async (stack) => {
      begun.push(stack);
      most = Math.max(most, ++running);
      await delay(5);
      running--;
      return stack.toUpperCase();
    });

    expect(begun).toEqual(['a', 'b', 'c', 'd']);
    expect(most).toBe(2);
    expect(results.get('c')).toBe('C');
  });

  it('waits for running actions after a failure, and starts no others', async () => {
    const finished: string[] = [];
    const action = async (stack: string) => {
      await delay(stack === 'a' ? 5 : 20);
      if (stack === 'a') {
        throw new Error('one failed');
      }
      finished.push(stack);
    };

    await expect(inOrder(independent(['a', 'b', 'c', 'd']), 2, action)).rejects.toThrow('one failed');

    expect(finished).toEqual(['b']);
  });

  it('fails if stacks need each other, or one that does not exist', async () => {
    const nothing = () => Promise.resolve();

    await expect(inOrder({ a: ['b'], b: ['a'] }, 1, nothing)).rejects.toThrow('nothing can be done for a, b');
    await expect(inOrder({ a: [], b: ['z'] }, 1, nothing)).rejects.toThrow('nothing can be done for b');
  });
});
