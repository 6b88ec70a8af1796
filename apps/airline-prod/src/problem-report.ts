import type { ValidationError } from '@etops/foundation';

/** Every problem of a configuration on a line of its own, and what that means. */
export function problemReport({ message, problems }: ValidationError): string {
  const { length } = problems;
  return `${message}\n\n${String(length)} ${length === 1 ? 'problem' : 'problems'}; nothing was written.`;
}
