import type { LocatedProblem } from '@etops/foundation';
import { formatProblem } from '@etops/foundation';

/** Renders one line per cause, with the first construct that has it, and the number of causes. */
export function problemReport(problems: readonly LocatedProblem[]): string {
  const lines = groupCauses(problems).map(([first, ...others]) => {
    const more = new Set(others.map(({ path }) => path).filter((path) => path !== first.path)).size;
    return formatProblem({ ...first, path: more === 0 ? first.path : `${first.path} and ${String(more)} more` });
  });
  return `${lines.join('\n')}\n\n${String(lines.length)} ${lines.length === 1 ? 'problem' : 'problems'}; nothing was written.`;
}

type Cause = [LocatedProblem, ...LocatedProblem[]];

/** Groups problems with the same message and code, in the order in which they were found. */
function groupCauses(problems: readonly LocatedProblem[]): readonly Cause[] {
  const causes = new Map<string, Cause>();
  for (const problem of problems) {
    const key = `${problem.code} ${problem.message}`;
    const cause = causes.get(key);
    if (cause === undefined) {
      causes.set(key, [problem]);
    } else {
      cause.push(problem);
    }
  }
  return [...causes.values()];
}
