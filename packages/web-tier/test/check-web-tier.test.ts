import { testNetwork } from '@etops/testing';
import fc from 'fast-check';
import type { CheckedWebTier } from '../src/check-web-tier';
import { checkWebTier } from '../src/check-web-tier';
import { checkedOf } from '../src/internal/checked';
import { settingsOf } from '../src/internal/settings';
import { webTierProps } from './support';

const sound = checkedOf(settingsOf('web', webTierProps));
const codesOf = (webTier: Partial<CheckedWebTier>) =>
  checkWebTier({ ...sound, ...webTier }).all.map(({ code }) => code);
const count = fc.integer({ min: -2, max: 40 });

describe('checkWebTier', () => {
  it('accepts the defaults', () => {
    expect(codesOf({})).toEqual([]);
  });

  it('accepts exactly the capacities that rise from 1', () => {
    fc.assert(
      fc.property(count, count, count, (minimum, normal, maximum) => {
        const rises = 1 <= minimum && minimum <= normal && normal <= maximum;
        return (codesOf({ capacity: { ...sound.capacity, minimum, normal, maximum } }).length === 0) === rises;
      }),
    );
  });

  it('never accepts a health check that may last as long as its interval', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 300 }),
        fc.integer({ min: 2, max: 120 }),
        (intervalSeconds, timeoutSeconds) => {
          const codes = codesOf({ healthCheck: { ...sound.healthCheck, intervalSeconds, timeoutSeconds } });
          return codes.includes('WEB_TIER_HEALTH_TIMEOUT') === timeoutSeconds >= intervalSeconds;
        },
      ),
    );
  });

  it('accepts any servers whose zones the load balancer covers', () => {
    const { publicSubnets } = testNetwork;
    fc.assert(
      fc.property(
        fc.subarray([...publicSubnets], { minLength: 2 }),
        fc.subarray([...publicSubnets], { minLength: 2 }),
        (outside, inside) => {
          const covered = inside.every((subnet) => outside.includes(subnet));
          return (codesOf({ publicSubnets: outside, applicationSubnets: inside }).length === 0) === covered;
        },
      ),
    );
  });
});
