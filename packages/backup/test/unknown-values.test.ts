import { problemsOf } from '@etops/testing';
import { problems as coverageProblems } from './covered-sites';

describe('proveCoverage of a caller without TypeScript', () => {
  it('fails with an unknown protection, which would protect nothing', () => {
    const protections = [{ kind: 'copied', path: 'dr/archive' }] as never;

    expect(problemsOf(() => coverageProblems(undefined, { protections }))).toEqual([
      "proveCoverage: protections[0].kind must be one of 'replica', 'replicated-bucket', 'locked-archive', got 'copied'; write 'replica', for example [PROP_VALUE]",
    ]);
  });

  it('fails with an exemption from an unknown requirement', () => {
    const exemptions = [{ path: 'dr/archive', exemptFrom: 'copies', reason: 'test', expires: '2027-01-01' }] as never;

    expect(problemsOf(() => coverageProblems(undefined, { exemptions }))).toEqual([
      expect.stringMatching(/^proveCoverage: exemptions\[0\]\.exemptFrom must be .*, got 'copies'; .* \[PROP_VALUE\]$/),
    ]);
  });
});
