import { problemReport } from '../src';

const slot = { path: 'planEnvironments', code: 'NETWORK_PLAN_SLOT_TAKEN', message: 'slot must be free, got 0; use 3' };
const image = { path: 'dr/web', code: 'WEB_TIER_IMAGE', message: "imageId must be an id, got 'latest'; use one" };

describe('problemReport', () => {
  it('prints a problem of several stacks once', () => {
    expect(problemReport([slot, slot, slot, image])).toBe(
      `planEnvironments: slot must be free, got 0; use 3 [NETWORK_PLAN_SLOT_TAKEN]
dr/web: imageId must be an id, got 'latest'; use one [WEB_TIER_IMAGE]

2 problems; nothing was written.`,
    );
  });

  it('counts one problem in the singular', () => {
    expect(problemReport([image])).toMatch(/\n\n1 problem; nothing was written\.$/);
  });
});
