import { setImmediate } from 'node:timers/promises';
import { CommandError, runCommand } from '../src';

const printed: string[] = [];
const print = (text: string): void => {
  printed.push(text);
};

beforeEach(() => {
  printed.length = 0;
  jest.spyOn(console, 'log').mockImplementation(print);
  jest.spyOn(console, 'error').mockImplementation(print);
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
});

const run = jest.fn();

/** Runs a command with one option of each type and with operands. */
async function result(...args: string[]): Promise<{ exitCode: typeof process.exitCode; text: string }> {
  runCommand(
    {
      usage: 'npm run measure -- [benchmark …] [--write] [--stack NAME]',
      summary: 'Measures the speed of synthesis.',
      duration: '3 minutes',
      options: {
        write: { type: 'boolean', description: 'writes docs/speed.md' },
        stack: { type: 'string', value: 'NAME', description: 'one stack', choices: ['dns', 'dr'] },
      },
      operands: { name: 'benchmark', description: 'what to measure', choices: ['growth', 'imports'] },
      run: run as (args: unknown) => unknown,
      explain: (error) =>
        error instanceof RangeError ? new CommandError(`out of range: ${error.message}`, 3) : undefined,
    },
    args,
  );
  await setImmediate();
  const { exitCode } = process;
  return { exitCode, text: printed.join('\n') };
}

it('prints usage, summary, duration and every option for --help, and does not run', async () => {
  run.mockReset();

  expect(await result('--help', 'unknown')).toEqual({
    exitCode: 0,
    text: `npm run measure -- [benchmark …] [--write] [--stack NAME]

Measures the speed of synthesis.
Takes about 3 minutes.

  benchmark     what to measure: growth, imports
  --write       writes docs/speed.md
  --stack NAME  one stack: dns, dr
  --help        prints this text`,
  });
  expect(run).not.toHaveBeenCalled();
});

it('passes options and operands; an absent boolean is false', async () => {
  run.mockReset();

  await result('growth', '--stack', 'dns');

  expect(run).toHaveBeenCalledWith({ options: { write: false, stack: 'dns' }, operands: ['growth'] });
});

it.each([
  [['--wrote'], "Unknown option '--wrote'; did you mean '--write'?\n"],
  [['--hlep'], "Unknown option '--hlep'; did you mean '--help'?\n"],
  [['--verbose'], "Unknown option '--verbose'\n"],
  [['--stack', 'database'], "--stack must be one of dns, dr, got 'database'\n"],
  [['--stack', 'dsn'], "--stack must be one of dns, dr, got 'dsn'\n"],
  [['--stack'], "Option '--stack <value>' argument missing\n"],
  [['size'], "benchmark must be one of growth, imports, got 'size'\n"],
  [['growht'], "benchmark must be one of growth, imports, got 'growht'; did you mean 'growth'?\n"],
])('fails with exit code 2, the reason and the usage for %j', async (args, reason) => {
  const { exitCode, text } = await result(...args);

  expect(exitCode).toBe(2);
  expect(text).toContain(reason);
  expect(text).toContain('usage: npm run measure');
});

it.each([
  ['returns false', () => false, { exitCode: 1, text: '' }],
  ['returns nothing', () => undefined, { exitCode: 0, text: '' }],
  [
    'throws a CommandError',
    () => {
      throw new CommandError('deploy bootstrap first', 4);
    },
    { exitCode: 4, text: 'deploy bootstrap first' },
  ],
  [
    'throws an error that explain knows',
    () => {
      throw new RangeError('7');
    },
    { exitCode: 3, text: 'out of range: 7' },
  ],
])('sets the exit code when run %s', async (_, work, expected) => {
  run.mockReset().mockImplementation(work);

  expect(await result()).toEqual(expected);
});
