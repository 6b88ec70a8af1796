import type { State, States } from './asl';
import { choice } from './asl';

const LEAP_YEARS = Array.from({ length: 25 }, (_, index) => 2004 + 4 * index);

const known = new Map<boolean, readonly string[]>();

/** Returns the days of a year in order, each as `01-31`, for a common year or a leap year. */
export function daysOfYear(leap: boolean): readonly string[] {
  const days = known.get(leap) ?? listDays(leap);
  known.set(leap, days);
  return days;
}

function listDays(leap: boolean): readonly string[] {
  const first = Date.UTC(leap ? 2004 : 2005, 0);
  return Array.from({ length: leap ? 366 : 365 }, (_, day) =>
    new Date(first + day * 86_400_000).toISOString().slice(5, 10),
  );
}

/** Options of {@link cutoffStates}. */
export interface CutoffOptions {
  /** Whole days before `now`, without duplicates; the dates have the same order. */
  readonly daysBack: readonly number[];
  /** Path of the current time, for example `$$.Execution.StartTime`. */
  readonly now: string;
  /** State that follows. */
  readonly next: string;
}

/** Returns the path of the date, such as `2026-11-23T00:00:00Z`, that many days before `now`. */
export function cutoffPath({ daysBack }: Pick<CutoffOptions, 'daysBack'>, days: number): string {
  return `$.cutoffs[${String(daysBack.indexOf(days))}]`;
}

/**
 * Returns states that compute midnights (UTC) a number of days ago, from 2004 to 2099, into `$.cutoffs`. They begin
 * with `ReadToday`.
 *
 * JSONPath has no date arithmetic, but calls such as `backup:listRestoreJobs` need a date. The states therefore number
 * the day within its year, subtract year by year, and look up the result. JSON allows no leading zeros: months and days
 * are parsed with a `1` in front, minus one hundred.
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

/** Returns a state that writes into `$.leap.is` whether the year is a leap year. */
function readYear(next: string): State {
  return {
    Type: 'Pass',
    Parameters: { 'is.$': `States.ArrayContains(States.StringToJson('${JSON.stringify(LEAP_YEARS)}'), $.year)` },
    ResultPath: '$.leap',
    Next: next,
  };
}

/** Returns a state that numbers the day within its year, minus the days; below 1 it is in an earlier year. */
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
