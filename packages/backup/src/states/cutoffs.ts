import type { State, States } from '@etops/foundation';
import { choice } from '@etops/foundation';

const LEAP_YEARS = Array.from({ length: 25 }, (_, index) => 2004 + 4 * index);

/** The days of a year, as `01-31`, in their order: one that is no leap year, and one that is. */
export function daysOfYear(leap: boolean): readonly string[] {
  const first = Date.UTC(leap ? 2004 : 2005, 0);
  return Array.from({ length: leap ? 366 : 365 }, (_, day) =>
    new Date(first + day * 86_400_000).toISOString().slice(5, 10),
  );
}

export interface CutoffOptions {
  /** Whole days back from now, each once; the dates come in the same order. */
  readonly daysBack: readonly number[];
  /** Path of the time that counts as now. */
  readonly now: string;
  readonly next: string;
}

/** Path of the date, as `2026-11-23T00:00:00Z`, that is so many days back. */
export function cutoffPath({ daysBack }: Pick<CutoffOptions, 'daysBack'>, days: number): string {
  return `$.cutoffs[${String(daysBack.indexOf(days))}]`;
}

/**
 * Midnights so many days ago, in `$.cutoffs`. It begins with `ReadToday`.
 *
 * JSONPath has no arithmetic of dates, and the services that are asked want one: so the day's number within its year is
 * counted back, year by year, and looked up. Leading zeros are no JSON; a `1` in front of them, and a hundred less, are.
 */
export function cutoffStates({ daysBack, now, next }: CutoffOptions): States {
  return {
    ReadToday: {
      Type: 'Pass',
      Parameters: { 'parts.$': `States.StringSplit(${now}, '-')` },
      ResultPath: '$.today',
      Next: 'ListDaysBack',
    },
    ListDaysBack: {
      Type: 'Pass',
      Result: daysBack.map((days) => 0 - days),
      ResultPath: '$.daysBack',
      Next: 'FindCutoffs',
    },
    FindCutoffs: {
      Type: 'Map',
      ItemsPath: '$.daysBack',
      ItemSelector: { 'back.$': '$$.Map.Item.Value', 'parts.$': '$.today.parts' },
      MaxConcurrency: 1,
      ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, StartAt: 'NumberToday', States: oneCutoff() },
      ResultPath: '$.cutoffs',
      Next: next,
    },
  };
}

function oneCutoff(): States {
  const number = (text: string) => `States.MathAdd(States.StringToJson(States.Format('1{}', ${text})), -100)`;
  const isLeap = { Variable: '$.leap.is', BooleanEquals: true };
  return {
    NumberToday: {
      Type: 'Pass',
      Parameters: {
        'back.$': '$.back',
        'year.$': 'States.StringToJson(States.ArrayGetItem($.parts, 0))',
        'month.$': number('States.ArrayGetItem($.parts, 1)'),
        'day.$': number("States.ArrayGetItem(States.StringSplit(States.ArrayGetItem($.parts, 2), 'T'), 0)"),
      },
      Next: 'ReadYear',
    },
    ReadYear: readYear('WhichMonths'),
    WhichMonths: choice([[isLeap, 'CountInLeapYear']], 'CountInYear'),
    CountInLeapYear: count(true),
    CountInYear: count(false),
    IsInYear: choice([[{ Variable: '$.number', NumericGreaterThan: 0 }, 'WhichDays']], 'GoBackOneYear'),
    GoBackOneYear: {
      Type: 'Pass',
      Parameters: { 'year.$': 'States.MathAdd($.year, -1)', 'number.$': '$.number' },
      Next: 'ReadYearBefore',
    },
    ReadYearBefore: readYear('WhichLength'),
    WhichLength: choice([[isLeap, 'AddLeapYear']], 'AddYear'),
    AddLeapYear: add(366),
    AddYear: add(365),
    WhichDays: choice([[isLeap, 'WriteInLeapYear']], 'WriteInYear'),
    WriteInLeapYear: write(true),
    WriteInYear: write(false),
  };
}

/** Whether the year is a leap year, in `$.leap.is`. */
function readYear(next: string): State {
  return {
    Type: 'Pass',
    Parameters: { 'is.$': `States.ArrayContains(States.StringToJson('${JSON.stringify(LEAP_YEARS)}'), $.year)` },
    ResultPath: '$.leap',
    Next: next,
  };
}

/** The day's number within the year, less the days back; below 1 it lies in a year before. */
function count(leap: boolean): State {
  const days = daysOfYear(leap);
  const starts = Array.from({ length: 12 }, (_, month) => days.indexOf(`${String(month + 1).padStart(2, '0')}-01`));
  return {
    Type: 'Pass',
    Parameters: {
      'year.$': '$.year',
      'leap.$': '$.leap',
      'number.$': `States.MathAdd(States.MathAdd(States.ArrayGetItem(States.StringToJson('${JSON.stringify(starts)}'), States.MathAdd($.month, -1)), $.day), $.back)`,
    },
    Next: 'IsInYear',
  };
}

function add(days: number): State {
  return {
    Type: 'Pass',
    Parameters: {
      'year.$': '$.year',
      'leap.$': '$.leap',
      'number.$': `States.MathAdd($.number, ${String(days)})`,
    },
    Next: 'IsInYear',
  };
}

function write(leap: boolean): State {
  return {
    Type: 'Pass',
    Parameters: {
      'date.$': `States.Format('{}-{}T00:00:00Z', $.year, States.ArrayGetItem(States.StringSplit('${daysOfYear(leap).join(' ')}', ' '), States.MathAdd($.number, -1)))`,
    },
    OutputPath: '$.date',
    End: true,
  };
}
