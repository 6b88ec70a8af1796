import type { ProblemList } from '@etops/foundation';
import type { CoverageExemption, CoverageProtection, CoverageRequirement } from './exceptions';

const REQUIREMENTS: readonly CoverageRequirement[] = ['copy', 'restore-test', 'retention'];

/** Returns the single requirements that do not apply to a resource; none if it is exempt from everything. */
export function requirementsOf(exemption: CoverageExemption | undefined): readonly CoverageRequirement[] {
  const given = exemption?.exemptFrom ?? 'everything';
  return REQUIREMENTS.filter((one) => (isList(given) ? given.includes(one) : given === one));
}

function isList(given: NonNullable<CoverageExemption['exemptFrom']>): given is readonly CoverageRequirement[] {
  return Array.isArray(given);
}

/** Checks the reason and the date of an exemption. */
export function proveExemption(problems: ProblemList, { reason, expires }: CoverageExemption, today: string): void {
  problems.require(
    reason.trim() !== '',
    'COVERAGE_EXEMPTION_REASON',
    () => `must be exempt for a reason, got ''; write why its data may be lost, or how else it is kept`,
  );
  if (!/^\d{4}-\d{2}-\d{2}$/.test(expires) || Number.isNaN(Date.parse(expires))) {
    problems.add(
      'COVERAGE_EXEMPTION_DATE',
      `must be exempt until a date, got '${expires}'; use '2027-06-30', for example`,
    );
    return;
  }
  problems.require(
    expires >= today,
    'COVERAGE_EXEMPTION_EXPIRED',
    () => `must be covered since its exemption expired, got ${expires}; cover it, or decide again and set another date`,
  );
}

/** Checks that the source of a replica is covered itself: a replica follows a mistake at once. */
export function requireSources(
  problems: ProblemList,
  protection: CoverageProtection | undefined,
  covered: ReadonlySet<string>,
): void {
  if (protection?.kind === 'replica') {
    problems.require(
      covered.has(protection.source),
      'COVERAGE_REPLICA_SOURCE',
      () => `must be a replica of a covered resource, got ${protection.source}, which is not covered; cover it first`,
    );
  }
}

/** Checks that a resource has the path of an exemption or protection, and that no other exception has it. */
export function requireResource(
  problems: ProblemList,
  { path }: CoverageExemption | CoverageProtection,
  paths: readonly string[],
  exceptions: readonly (CoverageExemption | CoverageProtection)[],
): void {
  problems.require(
    paths.includes(path),
    'COVERAGE_EXCEPTION_UNUSED',
    () =>
      'must be a resource that holds data, got an exemption or protection that no stack has a resource for; remove it',
  );
  const named = exceptions.filter((exception) => exception.path === path);
  problems.require(
    named.length === 1,
    'COVERAGE_EXCEPTION_TWICE',
    () => `must have one exemption or protection at most, got ${String(named.length)}; keep one`,
  );
}
