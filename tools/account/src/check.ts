import type { StackReader } from '@etops/foundation';
import type { Account } from './account';

/**
 * Status of a finding.
 *
 * - `ok`: seen, and as it must be
 * - `failed`: seen, and not as it must be
 * - `unknown`: not seen, for example because the call was refused; never taken for `ok`
 */
export type FindingStatus = 'ok' | 'failed' | 'unknown';

/** Finding about one resource, or about the account. */
export interface Finding {
  readonly status: FindingStatus;
  /** Name of the resource, or of what is limited. */
  readonly subject: string;
  /** State of the subject. */
  readonly found: string;
  /**
   * Advice if the status is not `ok`.
   *
   * @default - none
   */
  readonly advice?: string;
}

/** Stack to look at: its JSON, and its name. */
export interface Subject {
  readonly name: string;
  readonly stack: StackReader;
  readonly account: Account;
}

/** Looks at one matter with read-only calls; it returns nothing for a stack that is not concerned. */
export type Check = (subject: Subject) => Promise<readonly Finding[]>;

/** Finding of a named check. */
export interface NamedFinding extends Finding {
  readonly check: string;
}

/** Checks whether everything was seen, and is as it must be. */
export function isSound(findings: readonly Finding[]): boolean {
  return findings.every(({ status }) => status === 'ok');
}

/** Runs checks at the same time, and returns their findings in the order of the checks. */
export async function runChecks(
  checks: Readonly<Record<string, Check>>,
  subject: Subject,
): Promise<readonly NamedFinding[]> {
  const findings = await Promise.all(
    Object.entries(checks).map(async ([check, run]) =>
      (await attempt(run, subject)).map((each) => ({ check, ...each })),
    ),
  );
  return findings.flat();
}

async function attempt(run: Check, subject: Subject): Promise<readonly Finding[]> {
  try {
    return await run(subject);
  } catch (error) {
    const { name, message } = error as Error;
    const found = `${name}: ${message}`;
    return [
      ABSENT.test(name)
        ? finding(false, subject.name, found, 'apply the stack, or the one that creates it')
        : {
            status: 'unknown',
            subject: subject.name,
            found,
            advice: `run again, with a role that may call this: ${found}`,
          },
    ];
  }
}

/** Names of errors that say that something does not exist. */
const ABSENT = /NotFound|NoSuch|DoesNotExist/;

/** Returns a finding that is `ok` if a condition holds, and `failed` with the advice otherwise. */
export function finding(isOk: boolean, subject: string, found: string, advice: string): Finding {
  return isOk ? { status: 'ok', subject, found } : { status: 'failed', subject, found, advice };
}
