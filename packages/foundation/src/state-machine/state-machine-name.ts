import type { EnvironmentRef } from '@etops/contracts';
import { Token } from 'cdktf';
import { arnOf, nameFor } from '../environment';
import type { ProblemList } from '../problems';

/** Maximum length of a name: a role is named `<name>-schedule`, with at most 64 characters. */
const MAX_LENGTH = 55;

/** Returns the physical name of a state machine, from literals. It leaves room for the suffixes of its role, schedule and queue. */
export function stateMachineName(environment: Pick<EnvironmentRef, 'application' | 'name'>, purpose: string): string {
  return nameFor(environment, purpose, { maxLength: MAX_LENGTH });
}

/** Returns the ARN of a state machine from its physical name. */
export function stateMachineArn(environment: EnvironmentRef, name: string): string {
  return arnOf(environment, 'states', `stateMachine:${name}`);
}

/**
 * Returns the name of a state machine's log group, or a pattern for a pattern such as `airline-primary-backup-*`.
 *
 * With this prefix, the resource policy of CloudWatch Logs stays within its size limit.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html
 */
export function stateMachineLogGroupName(name: string): string {
  return `/aws/vendedlogs/states/${name}`;
}

/** Checks a name of a state machine or of a schedule. */
export function checkStateMachineName(problems: ProblemList, path: string, name: string): void {
  const found = Token.isUnresolved(name) ? 'a token' : `'${name}'`;
  problems.require(
    new RegExp(`^[\\w-]{1,${String(MAX_LENGTH)}}$`).test(name),
    'STATE_MACHINE_NAME',
    () =>
      `${path} must have 1 to ${String(MAX_LENGTH)} letters, digits, hyphens and underscores, got ${found}; ` +
      `use stateMachineName(environment, purpose)`,
  );
}
