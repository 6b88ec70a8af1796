import { problems as coverageProblems } from './covered-sites';

describe('proveCoverage of a caller without TypeScript', () => {
  it('fails with an unknown protection, which would protect nothing', () => {
    const protections = [{ kind: 'copied', path: 'dr/archive' }] as never;

    expect(coverageProblems(undefined, { protections })).toContainEqual(
      "dr/archive: protection.kind must be one of 'replica', 'replicated-bucket', 'locked-archive', got 'copied'; use 'replica', for example [COVERAGE_PROTECTION]",
    );
  });

  it('fails with an exemption from an unknown requirement', () => {
    const exemptions = [{ path: 'dr/archive', exemptFrom: 'copies', reason: 'test', expires: '2027-01-01' }] as never;

    expect(coverageProblems(undefined, { exemptions })).toContainEqual(
      "dr/archive: exemptFrom must be one of 'everything', 'copy', 'restore-test', 'retention', got 'copies'; use 'everything', for example [COVERAGE_EXEMPTION]",
    );
  });
});
