import type { LocatedProblem } from '@etops/foundation';
import { formatProblem } from '@etops/foundation';

/** Renders one line per problem, once for all stacks that have it, and their number. */
export function problemReport(problems: readonly LocatedProblem[]): string {
  const lines = [...new Set(problems.map(formatProblem))];
  return `${lines.join('\n')}\n\n${String(lines.length)} ${lines.length === 1 ? 'problem' : 'problems'}; nothing was written.`;
}
