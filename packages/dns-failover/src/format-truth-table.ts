import type { Traffic } from './traffic';
import type { Fact, TruthTable, TruthTableRow } from './truth-table';

/** A truth table in Markdown, columns aligned. */
export function formatTruthTable({ facts, traffic, rows }: TruthTable): string {
  const table = [
    [...facts.map(({ id }) => id), 'can serve', ...traffic.map(trafficName)],
    ...rows.map((row) => cellsOf(facts, row)),
  ];
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = table;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

function cellsOf(facts: readonly Fact[], { conditions, canServe, traffic }: TruthTableRow): readonly string[] {
  return [
    ...facts.map((fact) => conditionOf(fact, conditions[fact.id])),
    canServe.join(', ') || 'nobody',
    ...traffic.map((shares) => shares.map(({ site, percent }) => `${String(percent)} % ${site}`).join(', ')),
  ];
}

function conditionOf({ kind }: Fact, value: boolean | undefined): string {
  if (value === undefined) {
    return '·';
  }
  return kind === 'site' ? (value ? 'up' : 'down') : value ? 'on' : 'off';
}

function trafficName(traffic: Traffic): string {
  return typeof traffic === 'string' ? traffic : `${String(traffic.percent)} % towards ${traffic.towards}`;
}
