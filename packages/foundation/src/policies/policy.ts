import type { EnvironmentRole } from '@etops/contracts';
import type { LocatedProblem } from '../problems';
import type { StackResource } from '../stack-json';

/** A stack as policies see it. */
export interface PolicySubject {
  /** Role of the environment that the stack belongs to. */
  readonly role: EnvironmentRole;
  /** Returns the resources of the given types, or all if none is given, in the order of the construct tree. */
  resources(...types: readonly string[]): readonly StackResource[];
  /** Returns the data sources of the given types, or all if none is given. */
  dataSources(...types: readonly string[]): readonly StackResource[];
}

/** A rule over the resources of one stack. */
export interface Policy {
  /** Stable code of the policy and of its problems. */
  readonly code: string;
  /** Requirement, as a sentence about a stack that passes. */
  readonly description: string;
  /**
   * Consequence of a problem.
   *
   * - `error`: prevents the synthesis of the stack
   * - `warning`: adds a warning to the construct
   *
   * @default 'error'
   */
  readonly severity?: 'error' | 'warning';
  /** Returns the problems of a stack. */
  check(subject: PolicySubject): readonly LocatedProblem[];
}
