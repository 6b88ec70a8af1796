import type { ValidationError } from '@etops/foundation';
import { formatProblem } from '@etops/foundation';

/** Every problem of a configuration on a line of its own, once however many stacks have it, and what that means. */
export function problemReport({ problems }: ValidationError): string {
  const lines = [...new Set(problems.map(formatProblem))];
  return `${lines.join('\n')}\n\n${String(lines.length)} ${lines.length === 1 ? 'problem' : 'problems'}; nothing was written.`;
}
