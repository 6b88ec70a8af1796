import type { Check, NamedFinding, Subject } from './check';
import { isSound, runChecks } from './check';
import { identity } from './identity';

/**
 * Looks at the account with read-only calls.
 *
 * @returns the findings of the checks; with credentials of another account, or none, that finding alone
 */
export async function lookAt(
  checks: Readonly<Record<string, Check>>,
  subject: Subject,
): Promise<readonly NamedFinding[]> {
  const caller = await runChecks({ identity }, subject);
  return isSound(caller) ? [...caller, ...(await runChecks(checks, subject))] : caller;
}
