import type { NamedFinding } from '@etops/account';
import { renderTable } from '@etops/reports';

const MARK = { ok: 'ok', failed: 'FAILED', unknown: 'unknown' } as const;

/** Renders findings as a table, with the advice below it. */
export function accountReport(stack: string, findings: readonly NamedFinding[]): string {
  if (findings.length === 0) {
    return `${stack}: nothing to look at.`;
  }
  const table = renderTable({
    columns: [{ title: stack }, { title: 'Subject' }, { title: 'Found', width: 60 }, { title: 'Status' }],
    rows: findings.map(({ check, subject, found, status }) => [check, subject, found, MARK[status]]),
  });
  const advice = findings.flatMap(({ status, subject, advice: text }) =>
    status === 'ok' || text === undefined ? [] : [`- ${subject}: ${text}`],
  );
  return [table, ...(advice.length === 0 ? [] : ['To do:', ...new Set(advice)])].join('\n');
}
