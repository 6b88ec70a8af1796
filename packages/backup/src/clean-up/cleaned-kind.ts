import type { Rule, State, States, TaskOptions } from '@etops/foundation';
import type { CleanUpTarget } from './clean-up-options';

/** Target of a clean-up, and how its entries are listed. */
export interface Listing extends CleanUpTarget {
  /** Entries of one page. */
  readonly pageSize: number;
  /** JSONPath of the time before which an entry is old. */
  readonly cutoff: string;
}

type Call = Pick<TaskOptions, 'parameters' | 'allow'> & {
  /** Resource of the task, for example `aws-sdk:ec2:describeImages`. */
  readonly resource: string;
};

/** Condition under which an entry is kept. */
export interface Guard {
  /** Condition, part of the states' names: `Young` gives `IsImageYoung`. */
  readonly is: string;
  /** Rule that keeps the entry. */
  readonly keep: Rule;
  /** Reason in the report. */
  readonly because: string;
  /**
   * State that reads what the rule needs, and its name.
   *
   * @default - none: the entry itself says it
   */
  readonly read?: {
    readonly name: string;
    /** Renders the state, from the one that follows and the one for a failure. */
    readonly state: (next: string, onFailure: string) => State;
    /**
     * State that reads the next page of an answer in `$.found` without entries, and its name: a service applies filters to
     * one page after the other.
     *
     * @default - the answer has one page
     */
    readonly more?: { readonly name: string; readonly state: (next: string, onFailure: string) => State };
  };
}

/** Kind of entries that a clean-up lists, the guards that keep some of them, and the call that deletes the others. */
export interface CleanedKind {
  /** Plural, part of the states' names, for example `Images`. */
  readonly subject: string;
  /** Singular, part of the states' names, for example `Image`. */
  readonly entry: string;
  /** JSONPath of an entry's id. */
  readonly id: string;
  /** Call that lists a page of entries, and the field of its answer. */
  readonly list: Call & { readonly field: string };
  /**
   * Data of the execution that the guards need, in addition to the entry and `dryRun`.
   *
   * @default - none
   */
  readonly needs?: Readonly<Record<string, string>>;
  /** Guards in their order; the first that matches keeps the entry. */
  readonly guards: readonly Guard[];
  /** Call that deletes an entry. */
  readonly deletion: Call;
  /**
   * States after the deletion of an entry, and the first of them.
   *
   * @default - none
   */
  readonly afterDeletion?: {
    readonly first: string;
    readonly states: (next: string, onFailure: string) => States;
  };
}
