import { WebTier } from '../src';
import type { WarmPoolProps, WebTierProps } from '../src';
import { synthIn, webTierProps } from './support';

describe('the steps to full load', () => {
  const recoveryOf = (props: Partial<WebTierProps> = {}) => {
    let webTier: WebTier | undefined;
    synthIn((stack) => {
      webTier = new WebTier(stack, 'web', { ...webTierProps, ...props });
    });
    return webTier?.recovery;
  };

  it('are a cold boot and one successful health check, computed from the settings', () => {
    expect(recoveryOf({ healthCheckGracePeriodSeconds: 240, healthCheck: { intervalSeconds: 15 } })).toEqual([
      {
        id: 'cold-boot',
        phase: 'scale-out',
        minutes: 4,
        basis: { kind: 'setting', setting: 'healthCheckGracePeriodSeconds' },
      },
      {
        id: 'target-health',
        phase: 'scale-out',
        minutes: 0.25,
        basis: { kind: 'setting', setting: 'healthCheck.intervalSeconds: a new target gets traffic after one success' },
      },
    ]);
  });

  it('are a warm start if the warm pool is large enough, otherwise a cold boot', () => {
    const capacity = { minSize: 1, desiredCapacity: 1, maxSize: 18, ignoreMinSizeChanges: true };
    const stepsOf = (warmPool: WarmPoolProps) =>
      recoveryOf({ capacity, warmPool })?.map(({ id, minutes }) => [id, minutes]);

    expect(stepsOf({ maxGroupPreparedCapacity: 6, warmStartSeconds: 90 })).toEqual([
      ['warm-start', 1.5],
      ['target-health', 10 / 60],
    ]);
    expect(stepsOf({ maxGroupPreparedCapacity: 5, fullLoadCapacity: 6 })).toEqual([
      ['cold-boot', 10],
      ['target-health', 10 / 60],
    ]);
  });
});
