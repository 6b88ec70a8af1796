import { setTimeout as delay } from 'node:timers/promises';
import { inParallel } from '../src/in-parallel';

describe('inParallel', () => {
  it('keeps the order of the items and to the limit', async () => {
    let running = 0;
    let most = 0;

    const results = await inParallel([30, 10, 20, 5], 2, async (milliseconds) => {
      most = Math.max(most, ++running);
      await delay(milliseconds);
      running--;
      return milliseconds;
    });

    expect(results).toEqual([30, 10, 20, 5]);
    expect(most).toBe(2);
  });

  it('waits for what was begun and begins nothing more when something fails', async () => {
    const finished: number[] = [];
    const action = async (item: number) => {
      await delay(item === 1 ? 5 : 20);
      if (item === 1) {
        throw new Error('one failed');
      }
      finished.push(item);
    };

    await expect(inParallel([1, 2, 3, 4], 2, action)).rejects.toThrow('one failed');

    expect(finished).toEqual([2]);
  });
});
