import { failoverCapabilities } from '../src';
import type { CheckSettings } from '../src';

describe('failoverCapabilities', () => {
  it.each<[CheckSettings | undefined, number]>([
    [undefined, 0.5],
    [{ intervalSeconds: 30 }, 1.5],
    [{ failureThreshold: 1 }, 1 / 6],
  ])('detects a failure with %j in %d minutes', (checks, minutes) => {
    expect(failoverCapabilities(checks)[0]).toMatchObject({ id: 'detection', phase: 'detection', minutes });
  });

  it('names the settings and the page that the figures come from', () => {
    expect(failoverCapabilities()).toMatchObject([
      {
        basis: {
          kind: 'setting',
          setting: "checks.intervalSeconds (10) × checks.failureThreshold (3), without the checkers' agreement",
        },
      },
      { id: 'gate', phase: 'dns', minutes: 1, basis: { kind: 'setting' } },
      { id: 'dns-ttl', phase: 'dns', minutes: 1, basis: { kind: 'documented', checked: '2026-11-22' } },
    ]);
  });

  it('includes no gate if AWS fails over automatically', () => {
    expect(failoverCapabilities(undefined, false).map(({ id }) => id)).toEqual(['detection', 'dns-ttl']);
  });
});
