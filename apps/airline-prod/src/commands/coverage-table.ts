import type { CoverageRow } from '@etops/backup';
import Table from 'cli-table3';

/** One line for everything that holds data: what is kept of it for how long, where else, and whether it was tried. */
export function coverageTable(rows: readonly CoverageRow[]): string {
  const table = new Table({
    head: ['Data', 'Type', 'Region', 'Kept, in days', 'Copies, in days', 'Restore test'],
    style: { head: [], border: [] },
    wordWrap: true,
    colWidths: [50, 6, 14, 20, 24, 26],
  });
  for (const row of rows) {
    const { path, type, region, coverage } = row;
    const exception = exceptionOf(row);
    table.push([
      { content: path, wrapOnWordBoundary: false },
      type,
      region,
      ...(coverage === undefined
        ? [{ colSpan: 3, content: exception }]
        : [keptIn(coverage), copiesOf(coverage), testsOf(coverage) || exception]),
    ]);
  }
  return table.toString();
}

type Coverage = NonNullable<CoverageRow['coverage']>;

function keptIn({ plans }: Coverage): string {
  const rules = plans.flatMap((plan) => plan.rules);
  const snapshots = rules.filter(({ continuous }) => !continuous).map(({ retentionDays }) => retentionDays);
  const continuous = rules.filter((rule) => rule.continuous).map(({ retentionDays }) => retentionDays);
  return [
    inOrder(snapshots),
    ...(continuous.length === 0 ? [] : [`any second of ${String(Math.max(...continuous))}`]),
  ].join('; ');
}

function copiesOf({ copies }: Coverage): string {
  const regions = [...new Set(copies.map(({ region }) => region))];
  return regions
    .map((region) => {
      const days = copies.filter((copy) => copy.region === region).map(({ retentionDays }) => retentionDays);
      return `${region}: ${inOrder(days)}`;
    })
    .join('; ');
}

function testsOf({ restoreTests }: Coverage): string {
  return restoreTests.map(({ planName, region }) => `${region}: ${planName}`).join('; ');
}

function inOrder(days: readonly number[]): string {
  return [...new Set(days)].sort((one, other) => one - other).join(', ');
}

function exceptionOf({ protection, exemption }: CoverageRow): string {
  if (exemption !== undefined) {
    return `exempt until ${exemption.expires}: ${exemption.reason}`;
  }
  switch (protection?.kind) {
    case 'replica':
      return `a replica of ${protection.of}`;
    case 'replicated-bucket':
      return 'replicated to another Region';
    case 'locked-archive':
      return `a locked archive of ${protection.of.join(', ')}`;
    case undefined:
      return '';
  }
}
