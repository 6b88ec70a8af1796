import type { Command, CommandOption, CommandOptions } from './command';

/** Renders the answer to `--help`. */
export function helpText(command: Omit<Command<CommandOptions>, 'run'>): string {
  const { usage, summary, duration, options = {}, operands } = command;
  const rows = [
    ...(operands === undefined ? [] : [[operands.name, describe(operands)] as const]),
    ...Object.entries(options).map(([name, option]) => [`--${name}${valueOf(option)}`, describe(option)] as const),
    ['--help', 'prints this text'] as const,
  ];
  const width = Math.max(...rows.map(([left]) => left.length));
  const table = rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
  return [usage, '', summary, `Takes about ${duration}.`, '', ...table].join('\n');
}

function valueOf({ type, value = 'VALUE' }: CommandOption): string {
  return type === 'string' ? ` ${value}` : '';
}

function describe({ description, choices }: Pick<CommandOption, 'description' | 'choices'>): string {
  return choices === undefined ? description : `${description}: ${choices.join(', ')}`;
}
