import type { Column, ReportFormat } from '../tables';
import { renderTable } from '../tables';
import type { CoveredResource, PlannedCoverage } from './covered-resource';

const COLUMNS: readonly Column[] = [
  { title: 'Data', width: 48, wrapWords: false },
  { title: 'Type', width: 4 },
  { title: 'Region', width: 12 },
  { title: 'Retention, days', width: 18 },
  { title: 'Copies, days', width: 22 },
  { title: 'Restore test', width: 24 },
];

/** Renders one row per resource that holds data: retention, copies in other Regions, and restore tests. */
export function coverageTable(resources: readonly CoveredResource[], format?: ReportFormat): string {
  return renderTable({ columns: COLUMNS, rows: resources.map(cellsOf) }, format);
}

function cellsOf(resource: CoveredResource): readonly string[] {
  const { path, type, region, coverage } = resource;
  const exception = exceptionOf(resource);
  return coverage === undefined
    ? [path, type, region, exception]
    : [path, type, region, retentionOf(coverage), copiesOf(coverage), testsOf(coverage) || exception];
}

function retentionOf({ plans }: PlannedCoverage): string {
  const rules = plans.flatMap((plan) => plan.rules);
  const daysOf = (continuous: boolean) =>
    rules.filter((rule) => rule.continuous === continuous).map(({ retentionDays }) => retentionDays);
  const continuous = daysOf(true);
  return [
    inOrder(daysOf(false)),
    ...(continuous.length === 0
      ? []
      : [
          `any second of ${continuous.includes(undefined) ? 'a variable retention' : String(Math.max(...continuous.filter(isKnown)))}`,
        ]),
  ].join('; ');
}

function copiesOf({ copies }: PlannedCoverage): string {
  const regions = [...new Set(copies.map(({ region }) => region))];
  return regions
    .map((region) => {
      const days = copies.filter((copy) => copy.region === region).map(({ retentionDays }) => retentionDays);
      return `${region}: ${inOrder(days)}`;
    })
    .join('; ');
}

function testsOf({ restoreTests }: PlannedCoverage): string {
  return restoreTests.map(({ planName, region }) => `${region}: ${planName}`).join('; ');
}

function inOrder(days: readonly (number | undefined)[]): string {
  const known = [...new Set(days.filter(isKnown))].sort((one, other) => one - other);
  return [...known, ...(days.includes(undefined) ? ['variable'] : [])].join(', ');
}

function isKnown(days: number | undefined): days is number {
  return days !== undefined;
}

function exceptionOf({ protection, exemption }: CoveredResource): string {
  if (exemption !== undefined) {
    return `exempt until ${exemption.expires}: ${exemption.reason}`;
  }
  switch (protection?.kind) {
    case 'replica':
      return `replica of ${protection.source}`;
    case 'replicated-bucket':
      return 'replicated to another Region';
    case 'locked-archive':
      return `locked archive of ${protection.sources.join(', ')}`;
    case undefined:
      return '';
  }
}
