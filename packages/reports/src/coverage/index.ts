export { coverageTable } from './coverage-table';
export type { CoveredResource, CoverageRule, OtherProtection, PlannedCoverage } from './covered-resource';
