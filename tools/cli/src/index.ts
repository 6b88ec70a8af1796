export { CommandError } from './command-error';
export type { Command, CommandArguments, CommandOption, CommandOptions, CommandOperands } from './command';
export { helpText } from './help-text';
export { runCommand } from './run-command';
