import type { Traffic } from '../records';
import type { Condition, TruthTable, TruthTableRow } from './truth-table';

/** Formats a truth table as Markdown, with aligned columns. */
export function formatTruthTable({ conditions, traffic, rows }: TruthTable): string {
  const table = [
    [...conditions.map(({ id }) => id), 'can serve', ...traffic.map(trafficName)],
    ...rows.map((row) => cellsOf(conditions, row)),
  ];
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = table;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

function cellsOf(columns: readonly Condition[], { conditions, canServe, traffic }: TruthTableRow): readonly string[] {
  return [
    ...columns.map((condition) => valueOf(condition, conditions[condition.id])),
    canServe.join(', ') || 'none',
    ...traffic.map((shares) => shares.map(({ site, percent }) => `${String(percent)} % ${site}`).join(', ')),
  ];
}

function valueOf({ kind }: Condition, value: boolean | undefined): string {
  if (value === undefined) {
    return '·';
  }
  return kind === 'site' ? (value ? 'up' : 'down') : value ? 'on' : 'off';
}

function trafficName(traffic: Traffic): string {
  return typeof traffic === 'string' ? traffic : `${String(traffic.percent)} % towards ${traffic.towards}`;
}
