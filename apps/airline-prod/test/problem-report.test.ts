import { ValidationError } from '@etops/foundation';
import { problemReport } from '../src/commands/problem-report';

const slot = { path: 'planEnvironments', code: 'NETWORK_PLAN_SLOT_TAKEN', message: 'slot must be free, got 0; take 3' };
const image = { path: 'dr/web', code: 'WEB_TIER_IMAGE', message: "imageId must be an id, got 'latest'; write one" };

describe('problemReport', () => {
  it('says a problem once that every stack has', () => {
    expect(problemReport(new ValidationError([slot, slot, slot, image]))).toBe(
      `planEnvironments: slot must be free, got 0; take 3 [NETWORK_PLAN_SLOT_TAKEN]
dr/web: imageId must be an id, got 'latest'; write one [WEB_TIER_IMAGE]

2 problems; nothing was written.`,
    );
  });

  it('counts in the singular', () => {
    expect(problemReport(new ValidationError([image]))).toMatch(/\n\n1 problem; nothing was written\.$/);
  });
});
