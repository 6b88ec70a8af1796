import { parseArgs } from 'node:util';
import type { Command, CommandArguments, CommandOptions } from './command';
import { CommandError } from './command-error';
import { didYouMean } from './did-you-mean';

type Parsed<Options extends CommandOptions> = CommandArguments<Options> & { readonly help: boolean };

/** Parses arguments; throws a {@link CommandError} with exit code 2 if they do not fit the command. */
export function parseArguments<Options extends CommandOptions>(
  command: Command<Options>,
  args: readonly string[],
): Parsed<Options> {
  const { usage, operands } = command;
  const options: CommandOptions = command.options ?? {};
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        ...Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }])),
        help: { type: 'boolean', short: 'h' },
      },
      allowPositionals: operands !== undefined,
    });
    const help = values.help === true;
    if (!help) {
      checkValues(options, values);
      checkOperands(operands, positionals);
    }
    const absent = Object.entries(options).map(([name, { type }]) => [name, type === 'boolean' ? false : undefined]);
    const parsed = { ...Object.fromEntries(absent), ...values } as Parsed<Options>['options'];
    return { options: parsed, operands: positionals, help };
  } catch (error) {
    const reason = reasonOf(error as Error, [...Object.keys(options), 'help']);
    throw new CommandError(`${reason}\n\nusage: ${usage}\n       --help says more`, 2);
  }
}

/** Returns the message of an error, with the nearest known option in place of a hint of Node. */
function reasonOf({ message }: Error, options: readonly string[]): string {
  const [, unknown] = /^Unknown option '(-[^']*)'/.exec(message) ?? [];
  return unknown === undefined
    ? message
    : `Unknown option '${unknown}'${didYouMean(
        unknown,
        options.map((name) => `--${name}`),
      )}`;
}

function checkValues(options: CommandOptions, values: Readonly<Record<string, unknown>>): void {
  for (const [name, { choices }] of Object.entries(options)) {
    checkChoice(`--${name}`, values[name] as string | undefined, choices);
  }
}

function checkOperands(operands: Command<CommandOptions>['operands'], given: readonly string[]): void {
  const { name = '', choices, max = Infinity } = operands ?? {};
  if (given.length > max) {
    throw new Error(
      `${name} must be given at most ${max === 1 ? 'once' : `${String(max)} times`}, got ${given.join(' ')}`,
    );
  }
  for (const value of given) {
    checkChoice(name, value, choices);
  }
}

function checkChoice(name: string, value: string | undefined, choices: readonly string[] | undefined): void {
  if (value !== undefined && choices?.includes(value) === false) {
    throw new Error(`${name} must be one of ${choices.join(', ')}, got '${value}'${didYouMean(value, choices)}`);
  }
}
