import type { ReportFormat } from '../tables';
import { renderTable } from '../tables';
import type { TruthTableReport, TruthTableReportCondition, TruthTableReportShare } from './truth-table';

/** Renders one row per set of situations: its conditions, the sites that can serve, and the shares of the traffic. */
export function renderTruthTable({ conditions, traffic, rows }: TruthTableReport, format?: ReportFormat): string {
  const titles = [...conditions.map(({ id }) => id), 'can serve', ...traffic.map(trafficName)];
  const cells = rows.map((row) => [
    ...conditions.map((condition) => valueOf(condition, row.conditions[condition.id])),
    row.canServe.join(', ') || 'none',
    ...row.traffic.map((shares) => shares.map(shareText).join(', ')),
  ]);
  return renderTable({ columns: titles.map((title) => ({ title })), rows: cells }, format);
}

function shareText({ site, percent, overloaded = false }: TruthTableReportShare): string {
  return `${String(percent)} % ${site}${overloaded ? ' (overloaded)' : ''}`;
}

function valueOf({ kind }: TruthTableReportCondition, value: boolean | undefined): string {
  if (value === undefined) {
    return '·';
  }
  return kind === 'site' ? (value ? 'up' : 'down') : value ? 'on' : 'off';
}

function trafficName(traffic: TruthTableReport['traffic'][number]): string {
  return typeof traffic === 'string' ? traffic : `${String(traffic.percent)} % towards ${traffic.towards}`;
}
