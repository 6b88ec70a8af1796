import type { State, States } from '../src';

type Data = Readonly<Record<string, unknown>>;

/** Where a run has stopped: at a state that is not defined, or at an end. */
export interface Run {
  readonly at: string;
  readonly data: unknown;
}

/** Runs Pass, Choice and Map states until it comes to a state that is not among them. Just enough to test arithmetic. */
export function run(states: States, start: string, input: unknown, context: Data = {}): Run {
  let at = start;
  let data = input;
  for (let steps = 0; steps < 5000; steps += 1) {
    const state = states[at];
    if (state === undefined) {
      return { at, data };
    }
    const { Next = 'End', End } = state as { Next?: string; End?: boolean };
    if (state.Type === 'Choice') {
      at = decide(state, data, context);
    } else {
      data = write(state, data, state.Type === 'Map' ? map(state, data, context) : pass(state, data, context));
      at = End === true ? 'End' : Next;
    }
  }
  throw new Error('expected an end within 5,000 steps');
}

function pass(state: State, data: unknown, context: Data): unknown {
  const { Result, Parameters } = state as { Result?: unknown; Parameters?: Data };
  return Result ?? (Parameters === undefined ? data : fill(Parameters, data, context));
}

function map(state: State, data: unknown, context: Data): unknown {
  const { ItemsPath, ItemSelector, ItemProcessor } = state as unknown as {
    ItemsPath: string;
    ItemSelector: Data;
    ItemProcessor: { StartAt: string; States: States };
  };
  return (read(ItemsPath, data, context) as readonly unknown[]).map((item) => {
    const inner = { ...context, Map: { Item: { Value: item } } };
    return run(ItemProcessor.States, ItemProcessor.StartAt, fill(ItemSelector, data, inner), inner).data;
  });
}

function write(state: State, data: unknown, result: unknown): unknown {
  const { ResultPath = '$', OutputPath = '$' } = state as { ResultPath?: string; OutputPath?: string };
  const [, ...keys] = ResultPath.split('.');
  const put = (target: unknown, [key, ...rest]: readonly string[]): unknown =>
    key === undefined ? result : { ...(target as Data), [key]: put((target as Data)[key], rest) };
  return read(OutputPath, put(data, keys), {});
}

function fill(template: Data, data: unknown, context: Data): Data {
  return Object.fromEntries(
    Object.entries(template).map(([key, value]) =>
      key.endsWith('.$') ? [key.slice(0, -2), evaluate(String(value), data, context)] : [key, value],
    ),
  );
}

function decide(state: State, data: unknown, context: Data): string {
  const { Choices, Default } = state as unknown as { Choices: readonly (Data & { Next: string })[]; Default: string };
  return Choices.find((rule) => holds(rule, data, context))?.Next ?? Default;
}

function holds(rule: Data, data: unknown, context: Data): boolean {
  if (Array.isArray(rule.And)) return (rule.And as readonly Data[]).every((each) => holds(each, data, context));
  if (Array.isArray(rule.Or)) return (rule.Or as readonly Data[]).some((each) => holds(each, data, context));
  const value = read(String(rule.Variable), data, context) as string | number | undefined;
  const other = (key: string) => read(String(rule[key]), data, context) as string | number;
  if ('IsPresent' in rule) return (value !== undefined) === rule.IsPresent;
  if (value === undefined) throw new Error(`States.Runtime: ${String(rule.Variable)} is missing`);
  if ('StringEquals' in rule) return value === rule.StringEquals;
  if ('BooleanEquals' in rule) return (value as unknown) === rule.BooleanEquals;
  if ('NumericGreaterThan' in rule) return Number(value) > Number(rule.NumericGreaterThan);
  if ('NumericGreaterThanEquals' in rule) return Number(value) >= Number(rule.NumericGreaterThanEquals);
  if ('NumericGreaterThanEqualsPath' in rule) return Number(value) >= Number(other('NumericGreaterThanEqualsPath'));
  if ('TimestampGreaterThanPath' in rule) {
    return Date.parse(String(value)) > Date.parse(String(other('TimestampGreaterThanPath')));
  }
  throw new Error(`no such rule: ${JSON.stringify(rule)}`);
}

function read(path: string, data: unknown, context: Data): unknown {
  const [root = '', ...keys] = path.split(/[.[\]]+/).filter((key) => key !== '');
  const value = root === '$$' ? context : data;
  return keys.reduce<unknown>((at, key) => (at as Data | undefined)?.[key], value);
}

/** Evaluates a path or an intrinsic function. */
function evaluate(expression: string, data: unknown, context: Data): unknown {
  const [, name, inner = ''] = /^States\.(\w+)\((.*)\)$/s.exec(expression) ?? [];
  if (name === undefined) {
    return read(expression, data, context);
  }
  const args = splitArguments(inner).map((argument) => {
    if (argument.startsWith("'")) return argument.slice(1, -1);
    return /^-?\d+$/.test(argument) ? Number(argument) : evaluate(argument, data, context);
  });
  const intrinsic = INTRINSICS[name];
  if (intrinsic === undefined) throw new Error(`no such function: ${name}`);
  return intrinsic(...args);
}

/** Arguments between the commas that are in no text and in no inner call. */
function splitArguments(text: string): readonly string[] {
  const parts: string[] = [''];
  let depth = 0;
  let quoted = false;
  for (const letter of text) {
    quoted = letter === "'" ? !quoted : quoted;
    depth += quoted ? 0 : Number(letter === '(') - Number(letter === ')');
    if (letter === ',' && depth === 0 && !quoted) parts.push('');
    else parts[parts.length - 1] = `${parts.at(-1) ?? ''}${letter}`;
  }
  return parts.map((part) => part.trim());
}

const INTRINSICS: Readonly<Record<string, (...args: readonly unknown[]) => unknown>> = {
  ArrayContains: (list, item) => (list as readonly unknown[]).includes(item),
  ArrayGetItem: (list, index) => {
    const items = list as readonly unknown[];
    if (!(Number(index) in items)) throw new Error(`States.IntrinsicFailure: no item ${String(index)}`);
    return items[Number(index)];
  },
  ArrayLength: (list) => (list as readonly unknown[]).length,
  Format: (template, ...values) =>
    values.reduce<string>((text, value) => text.replace('{}', String(value)), String(template)),
  MathAdd: (one, other) => Number(one) + Number(other),
  StringSplit: (text, separator) => String(text).split(String(separator)),
  StringToJson: (text) => JSON.parse(String(text)) as unknown,
};
