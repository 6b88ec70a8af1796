import type { Rule, State, States } from './asl';
import { choice } from './asl';

/** Options of {@link loop}. */
export interface LoopOptions {
  /** Subject of the wait, as part of the names of the states, for example `Export`. */
  readonly subject: string;
  /** Seconds between two polls. */
  readonly pollSeconds: number;
  /** Maximum number of polls. */
  readonly maxAttempts: number;
  /** Returns the task that polls, given the state that follows it. */
  readonly poll: (next: string) => State;
  /** Rules that end the wait, each with the state that follows. */
  readonly branches: readonly (readonly [Rule, string])[];
  /** State that follows the last poll if no rule matched. */
  readonly onTimeout: string;
}

/** Returns states that poll until a rule matches, a limited number of times. They begin with `Poll<subject>`. */
export function loop({ subject, pollSeconds, maxAttempts, poll, branches, onTimeout }: LoopOptions): States {
  const attempts = '$.poll.attempts';
  return {
    [`Poll${subject}`]: { Type: 'Pass', Result: { attempts: 0 }, ResultPath: '$.poll', Next: `WaitFor${subject}` },
    [`WaitFor${subject}`]: { Type: 'Wait', Seconds: pollSeconds, Next: `Describe${subject}` },
    [`Describe${subject}`]: poll(`CountPollsOf${subject}`),
    [`CountPollsOf${subject}`]: {
      Type: 'Pass',
      Parameters: { 'attempts.$': `States.MathAdd(${attempts}, 1)` },
      ResultPath: '$.poll',
      Next: `Evaluate${subject}`,
    },
    [`Evaluate${subject}`]: choice(
      [...branches, [{ Variable: attempts, NumericGreaterThanEquals: maxAttempts }, onTimeout]],
      `WaitFor${subject}`,
    ),
  };
}
