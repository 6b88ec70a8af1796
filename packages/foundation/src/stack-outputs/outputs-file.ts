import { readFileSync, writeFileSync } from 'node:fs';
import { show, ValidationError } from '../problems';
import { checkOptions, nearest } from '../props';
import { shapes } from '../shapes.generated';
import type { OutputValues } from './stack-outputs';
import { outputPlaceholder } from './stack-outputs';

/** Names of the outputs that are recorded, by the stack that publishes them. */
export type RecordedOutputNames = Readonly<Record<string, readonly string[]>>;

/** Name under which the account of a stack is recorded, next to its outputs. */
const ACCOUNT = 'accountId';

/** A stack's outputs after a deployment, and the file that records them. */
export interface RecordOutputsOptions {
  /** Path of the file. */
  readonly file: string;
  /** Outputs to record; other outputs are informational. */
  readonly names: RecordedOutputNames;
  /** Stack that was deployed. */
  readonly stack: string;
  /** Account that it was deployed to: ids of one account mean nothing in another. */
  readonly accountId: string;
  /** Its outputs, as `terraform output` prints their values. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/**
 * Reads recorded outputs: JSON such as `{ "bootstrap": { "accountId": "123456789012", "hostedZoneId": "Z0123456789" } }`.
 *
 * @param names outputs that may be recorded
 * @param accountIds account of each stack at present @default - not compared
 * @throws ValidationError if the file does not exist, is not JSON, contains other outputs, or those of another account
 */
export function readOutputs(
  file: string,
  names: RecordedOutputNames,
  accountIds: Readonly<Record<string, string>> = {},
): OutputValues {
  const values = parse(file);
  const faults = faultsOf(values, names);
  const problems = (faults.length > 0 ? faults : foreign(values as OutputValues, accountIds)).map((fault) =>
    problem(file, `the file must ${fault}`),
  );
  if (problems.length > 0) {
    throw new ValidationError(problems);
  }
  return values as OutputValues;
}

/** Returns the faults of outputs that were recorded in another account than the stack's. */
function foreign(values: OutputValues, accountIds: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(accountIds).flatMap(([stack, accountId]) => {
    const recorded = values[stack] ?? {};
    return Object.keys(recorded).length === 0 || recorded[ACCOUNT] === accountId
      ? []
      : [
          `contain outputs of ${stack} in account ${accountId}, got those of ${recorded[ACCOUNT] ?? 'an account that is not recorded'}; record ${stack} again`,
        ];
  });
}

/**
 * Records the outputs of one stack; the rest of the file stays as it is. Writes nothing for a stack without recorded
 * outputs.
 *
 * @returns the content of the file
 * @throws ValidationError if the options are not of their type, or the stack lacks an output; the file is not changed
 */
export function recordOutputs(options: RecordOutputsOptions): OutputValues {
  const { file, names, stack, outputs, accountId } = checkOptions(
    'recordOutputs',
    shapes,
    'RecordOutputsOptions',
    options,
  );
  const recorded = names[stack] ?? [];
  const missing = recorded.filter((name) => typeof outputs[name] !== 'string');
  if (missing.length > 0) {
    throw new ValidationError(
      missing.map((name) =>
        problem('recordOutputs', `outputs.${name} must be a text, got ${show(outputs[name])}; deploy ${stack} first`),
      ),
    );
  }
  const before = readOutputs(file, names);
  if (recorded.length === 0) {
    return before;
  }
  const pairs = Object.fromEntries(recorded.map((name) => [name, String(outputs[name])]));
  const values = { ...before, [stack]: { [ACCOUNT]: accountId, ...pairs } };
  writeFileSync(file, `${JSON.stringify(values, undefined, 2)}\n`);
  return values;
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const advice = 'restore it, or write {} and record the outputs again';
    throw new ValidationError([
      problem(file, `the file must contain outputs as JSON, got '${(error as Error).message}'; ${advice}`),
    ]);
  }
}

function faultsOf(values: unknown, names: RecordedOutputNames): readonly string[] {
  if (!isRecord(values)) {
    return [`contain an object of stacks, got ${JSON.stringify(values)}; write {} and record the outputs again`];
  }
  return Object.entries(values).flatMap(([stack, outputs]) => {
    const known = names[stack];
    if (known === undefined) {
      return [`name stacks that publish outputs, got '${stack}'; ${oneOf(stack, Object.keys(names))}`];
    }
    if (!isRecord(outputs)) {
      return [`contain an object of outputs for ${stack}, got ${JSON.stringify(outputs)}; record ${stack} again`];
    }
    return Object.entries(outputs).flatMap(([name, value]) => {
      if (name !== ACCOUNT && !known.includes(name)) {
        return [`name outputs of ${stack}, got '${name}'; ${oneOf(name, known)}`];
      }
      return typeof value === 'string' && value !== '' && value !== outputPlaceholder(name)
        ? []
        : [
            `contain the text that AWS assigned for ${stack}.${name}, got ${JSON.stringify(value)}; record ${stack} again, or remove the line`,
          ];
    });
  });
}

function oneOf(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === undefined ? `use ${known.join(', ')}` : `write '${near}'`;
}

function problem(path: string, message: string) {
  return { path, code: 'OUTPUTS_FILE', message };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
