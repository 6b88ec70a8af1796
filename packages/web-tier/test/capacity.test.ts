import { ProblemList } from '@etops/foundation';
import { TerraformVariable } from 'cdktf';
import fc from 'fast-check';
import { WebTier } from '../src';
import type { Capacity } from '../src';
import { checkCapacity } from '../src/capacity';
import { problemsWith, synthIn, webTierProps } from './support';

const count = fc.integer({ min: -2, max: 40 });
const codesOf = (capacity: Capacity) => {
  const problems = new ProblemList();
  checkCapacity(problems, 'capacity', capacity);
  return problems.all.map(({ code }) => code);
};

describe('capacity', () => {
  it('accepts exactly the sizes that ascend from 1', () => {
    fc.assert(
      fc.property(count, count, count, (minSize, desiredCapacity, maxSize) => {
        const ascends = 1 <= minSize && minSize <= desiredCapacity && desiredCapacity <= maxSize;
        return (codesOf({ minSize, desiredCapacity, maxSize }).length === 0) === ascends;
      }),
    );
  });

  it.each<[Capacity, string]>([
    [{ minSize: 6, desiredCapacity: 4, maxSize: 12 }, '6, 4, 12'],
    [{ minSize: 1, desiredCapacity: 7, maxSize: 6 }, '1, 7, 6'],
    [{ minSize: 0, desiredCapacity: 1, maxSize: 6 }, '0, 1, 6'],
  ])('fails when it is %j', (capacity, shown) => {
    expect(problemsWith({ capacity })).toBe(
      `primary/web: capacity must be whole numbers with 1 ≤ minSize ≤ desiredCapacity ≤ maxSize, got ${shown}; order them, for example 2, 2, 6 [WEB_TIER_CAPACITY]`,
    );
  });

  it('accepts sizes that only Terraform knows', () => {
    const json = synthIn((stack) => {
      const servers = new TerraformVariable(stack, 'servers', { type: 'number' });
      const capacity = { minSize: 1, desiredCapacity: servers.numberValue, maxSize: 6 };
      new WebTier(stack, 'web', { ...webTierProps, capacity });
    });

    expect(json.resource('aws_autoscaling_group')).toMatchObject({ desired_capacity: '${var.servers}' });
  });
});
