import type { CommandError } from './command-error';

/** An option of a command, such as `--write` or `--stack NAME`. */
export interface CommandOption {
  readonly type: 'boolean' | 'string';
  /** Text for `--help`. */
  readonly description: string;
  /**
   * Name of the value in `--help`.
   *
   * @default 'VALUE', for an option of type string
   */
  readonly value?: string;
  /**
   * Values that are accepted.
   *
   * @default - any
   */
  readonly choices?: readonly string[];
}

export type CommandOptions = Readonly<Record<string, CommandOption>>;

/** Arguments that are not options, such as the names of benchmarks. */
export interface CommandOperands {
  /** Name in `--help`, such as `benchmark`. */
  readonly name: string;
  /** Text for `--help`. */
  readonly description: string;
  /**
   * Values that are accepted.
   *
   * @default - any
   */
  readonly choices?: readonly string[];
  /**
   * Highest number of operands.
   *
   * @default - any number
   */
  readonly max?: number;
}

/** Parsed arguments: booleans are `false` and strings `undefined` if the option is absent. */
export interface CommandArguments<Options extends CommandOptions> {
  readonly options: {
    readonly [Name in keyof Options]: Options[Name]['type'] extends 'boolean' ? boolean : string | undefined;
  };
  readonly operands: readonly string[];
}

export interface Command<Options extends CommandOptions> {
  /** Call as typed in a shell. */
  readonly usage: string;
  /** Description in full sentences. */
  readonly summary: string;
  /** Expected time, such as '3 minutes'. */
  readonly duration: string;
  /**
   * Options, by name without dashes. `--help` is always accepted.
   *
   * @default - none
   */
  readonly options?: Options;
  /**
   * Arguments that are not options.
   *
   * @default - none is accepted
   */
  readonly operands?: CommandOperands;
  /** Runs the command; returns `false` if a check failed. */
  readonly run: (args: CommandArguments<Options>) => unknown;
  /**
   * Turns an expected error of another kind into one that prints without a stack trace.
   *
   * @default - only a CommandError prints without a stack trace
   */
  readonly explain?: (error: unknown) => CommandError | undefined;
}
