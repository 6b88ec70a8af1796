import fc from 'fast-check';
import { checkSchedule, longestIntervalDays, nextRuns, ProblemList, scheduleFault } from '../src';
import type { ScheduleDialect } from '../src';

const sound: Readonly<Record<ScheduleDialect, readonly string[]>> = {
  scheduler: [
    'rate(1 minute)',
    'rate(12 hours)',
    'at(2026-12-24T18:00:00)',
    'cron(0 5 ? * SUN *)',
    'cron(0/15 3 ? * * *)',
    'cron(30 */6 * * ? *)',
    'cron(0 16 1,15 * ? *)',
    'cron(0 5 L * ? *)',
    'cron(0 5 15W * ? *)',
    'cron(0 5 ? * 6L *)',
    'cron(0 5 ? * L *)',
    'cron(0 2 ? * 7#1 *)',
    'cron(0 5 ? * MON#1 *)',
    'cron(0 5 ? JAN-MAR MON-FRI 2026-2030)',
    'cron(0 5 29 2 ? *)',
  ],
  backup: ['cron(0 5 ? * * *)', 'cron(0 12 * * ? *)', 'cron(15 2 1 1/3 ? *)'],
  'auto-scaling': ['0 7 * * MON', '0 7 * * mon-fri', '30 0 1 1,6,12 *', '*/5 8-18 * * 1-5', '0 5 31 2 0', '0 0 * * 7'],
  'secrets-manager': [
    'rate(4 hours)',
    'rate(30 days)',
    'cron(0 2/10 * * ? *)',
    'cron(0 0 ? * SUN#1 *)',
    'cron(0 16 L * ? *)',
    'cron(0 8 1/7 * ? *)',
  ],
};

const example: Readonly<Record<ScheduleDialect, string>> = {
  scheduler: "use 'cron(0 5 ? * SUN *)', for example",
  backup: "use 'cron(0 5 ? * * *)', for example",
  'auto-scaling': "use '0 7 * * MON', for example",
  'secrets-manager': "use 'rate(30 days)', for example",
};

const refused: readonly (readonly [ScheduleDialect, value: string, fault: string])[] = [
  ['scheduler', '0 5 * * *', 'must be rate(), at() or cron() with six fields'],
  ['scheduler', 'cron(0 5 * * ?)', 'must be rate(), at() or cron() with six fields'],
  ['scheduler', 'rate(1 hours)', 'must be rate(), at() or cron() with six fields'],
  ['scheduler', 'rate(0 days)', 'must be rate(), at() or cron() with six fields'],
  ['scheduler', 'at(2026-02-30T00:00:00)', 'must be rate(), at() or cron() with six fields'],
  ['scheduler', 'cron(60 3 ? * * *)', 'must have minutes from 0 to 59, with , - * /'],
  ['scheduler', 'cron(0 24 ? * * *)', 'must have hours from 0 to 23, with , - * /'],
  ['scheduler', 'cron(0 5 32 * ? *)', 'must have day of month from 1 to 31, with , - * ? / L W'],
  ['scheduler', 'cron(0 5 1 13 ? *)', 'must have month from 1 to 12 or JAN to DEC, with , - * /'],
  ['scheduler', 'cron(0 5 ? * Sun *)', 'must have day of week from 1 to 7 or SUN to SAT, with , - * ? L #'],
  ['scheduler', 'cron(0 5 ? * 0 *)', 'must have day of week from 1 to 7 or SUN to SAT, with , - * ? L #'],
  ['scheduler', 'cron(0 5 ? * 3#1,6#3 *)', 'must have day of week from 1 to 7 or SUN to SAT, with , - * ? L #'],
  ['scheduler', 'cron(0 5 ? * FRI-MON *)', 'must have day of week from 1 to 7 or SUN to SAT, with , - * ? L #'],
  ['scheduler', 'cron(0 5 ? * * 1969)', 'must have year from 1970 to 2199, with , - * /'],
  ['scheduler', 'cron(0 5 * * * *)', "must have '?' as exactly one of day of month and day of week"],
  ['scheduler', 'cron(0 5 ? * ? *)', "must have '?' as exactly one of day of month and day of week"],
  ['scheduler', 'cron(0 5 31 2 ? *)', 'must contain dates that exist'],
  ['scheduler', 'cron(0 5 29 2 ? 2027)', 'must contain dates that exist'],
  ['scheduler', 'cron(0 5 30W 2 ? *)', 'must contain dates that exist'],
  ['backup', 'rate(1 day)', 'must be cron() with six fields'],
  ['auto-scaling', 'cron(0 7 * * MON)', 'must be a cron expression of five fields'],
  ['auto-scaling', '0 7 ? * MON', 'must have day of month from 1 to 31, with , - * /'],
  ['auto-scaling', '5/15 7 * * *', 'must have minutes from 0 to 59, with , - * /'],
  ['auto-scaling', '0 7 31 4,6 *', 'must contain dates that exist'],
  ['secrets-manager', 'rate(3 hours)', 'must be rate(n days) up to 999, rate(n hours) of 4 or more'],
  ['secrets-manager', 'rate(1000 days)', 'must be rate(n days) up to 999, rate(n hours) of 4 or more'],
  ['secrets-manager', 'rate(23977 hours)', 'must be rate(n days) up to 999, rate(n hours) of 4 or more'],
  ['secrets-manager', 'cron(30 8 1 * ? *)', "must have minutes '0'"],
  ['secrets-manager', 'cron(0 8 15W * ? *)', 'must have day of month from 1 to 31, with , - * ? / L'],
  ['secrets-manager', 'cron(0 8 1 * ? 2027)', "must have year '*'"],
  ['secrets-manager', 'cron(0 */2 * * ? *)', 'must leave 4 hours or more between two runs'],
];

describe('scheduleFault', () => {
  it.each(Object.entries(sound))('accepts every form that %s documents', (dialect, values) => {
    for (const value of values) {
      expect([value, scheduleFault(value, dialect as ScheduleDialect)]).toEqual([value, undefined]);
    }
  });

  it.each(refused)('refuses an expression of %s: %s', (dialect, value, fault) => {
    const message = scheduleFault(value, dialect);
    expect(message?.slice(0, fault.length)).toBe(fault);
    expect(message).toContain(`'${value}'`);
    expect(message?.endsWith(`; ${example[dialect]}`)).toBe(true);
  });

  it('names the field and the whole expression', () => {
    expect(scheduleFault('cron(60 3 ? * * *)', 'backup')).toBe(
      "must have minutes from 0 to 59, with , - * /, got '60' in 'cron(60 3 ? * * *)'; use 'cron(0 5 ? * * *)', for example",
    );
  });

  it('finds a run on every date of the calendar, and none on other dates', () => {
    const lastDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 12 }), (day, month) => {
        const fault = scheduleFault(`cron(0 5 ${String(day)} ${String(month)} ? *)`, 'scheduler');
        expect(fault === undefined).toBe(day <= (lastDays[month - 1] ?? 0));
      }),
    );
  });

  it('never throws, whatever the text is', () => {
    const field = fc.stringMatching(/^[0-9A-Z*?,\-/#LW]{1,6}$/);
    fc.assert(
      fc.property(fc.array(field, { minLength: 6, maxLength: 6 }), (fields) => {
        scheduleFault(`cron(${fields.join(' ')})`, 'scheduler');
        scheduleFault(fields.slice(1).join(' '), 'auto-scaling');
      }),
    );
  });
});

describe('checkSchedule', () => {
  it('begins with the path, and skips tokens and absent props', () => {
    const problems = new ProblemList();
    checkSchedule(problems, 'schedule', 'cron(0 5 31 2 ? *)', 'scheduler', { code: 'SCHEDULE' });
    checkSchedule(problems, 'schedule', undefined, 'scheduler', { code: 'SCHEDULE' });
    checkSchedule(problems, 'schedule', '${TfToken[TOKEN.1]}', 'scheduler', { code: 'SCHEDULE' });
    expect(problems.all).toEqual([
      {
        code: 'SCHEDULE',
        message:
          "schedule must contain dates that exist, got 'cron(0 5 31 2 ? *)', which never runs; use 'cron(0 5 ? * SUN *)', for example",
      },
    ]);
  });
});

describe('checkSchedule with an interval', () => {
  const faultOf = (value: string, requirement: { minHours?: number; maxDays?: number }) => {
    const problems = new ProblemList();
    checkSchedule(problems, 'schedule', value, 'scheduler', { code: 'SCHEDULE', ...requirement });
    return problems.all[0]?.message;
  };

  it.each(['rate(5 minutes)', 'cron(0/30 * * * ? *)', 'cron(0,30 0 ? * SUN *)', 'cron(*/5 8 1 * ? *)'])(
    'refuses %s, which runs more than once an hour',
    (value) => {
      expect(faultOf(value, { minHours: 1 })).toBe(
        `schedule must leave 1 hour or more between two runs, got '${value}'; use 'cron(0 5 ? * SUN *)', for example`,
      );
    },
  );

  it.each(['at(2026-12-24T18:00:00)', 'rate(3 days)', 'cron(0 12 ? * MON-FRI *)', 'cron(0 12 1 1 ? 2026)'])(
    'refuses %s, which does not run every day',
    (value) => {
      expect(faultOf(value, { maxDays: 1 })).toBe(
        `schedule must run at least once in 1 day, got '${value}'; use 'cron(0 12 * * ? *)', for example`,
      );
    },
  );

  it.each(['rate(1 hour)', 'rate(24 hours)', 'cron(0 12 * * ? *)', 'cron(30 8,20 * * ? *)'])('accepts %s', (value) => {
    expect(faultOf(value, { minHours: 1, maxDays: 1 })).toBeUndefined();
  });

  it('accepts a single run only without maxDays', () => {
    expect(faultOf('at(2026-12-24T18:00:00)', { minHours: 1 })).toBeUndefined();
    expect(faultOf('at(2026-12-24T18:00:00)', { maxDays: 366 })).toBeDefined();
  });
});

describe('nextRuns', () => {
  const from = new Date('2026-11-27T00:00:00Z');
  const runs = (value: string, dialect: ScheduleDialect, timeZone?: string) =>
    nextRuns(value, dialect, { from, count: 2, ...(timeZone === undefined ? {} : { timeZone }) }).map((run) =>
      run.toISOString(),
    );

  it.each([
    ['cron(0 5 ? * SUN *)', 'scheduler', ['2026-11-29T05:00:00.000Z', '2026-12-06T05:00:00.000Z']],
    ['cron(0 5 ? * 1 *)', 'scheduler', ['2026-11-29T05:00:00.000Z', '2026-12-06T05:00:00.000Z']],
    ['cron(0 5 ? * L *)', 'scheduler', ['2026-11-28T05:00:00.000Z', '2026-12-05T05:00:00.000Z']],
    ['cron(0 5 ? * 6L *)', 'scheduler', ['2026-11-27T05:00:00.000Z', '2026-12-25T05:00:00.000Z']],
    ['cron(0 5 L * ? *)', 'backup', ['2026-11-30T05:00:00.000Z', '2026-12-31T05:00:00.000Z']],
    ['0 7 * * 1', 'auto-scaling', ['2026-11-30T07:00:00.000Z', '2026-12-07T07:00:00.000Z']],
    ['rate(12 hours)', 'secrets-manager', ['2026-11-27T12:00:00.000Z', '2026-11-28T00:00:00.000Z']],
    ['at(2026-12-24T18:00:00)', 'scheduler', ['2026-12-24T18:00:00.000Z']],
    ['at(2025-12-24T18:00:00)', 'scheduler', []],
    ['cron(60 5 L * ? *)', 'backup', []],
  ] as const)('of %s for %s', (value, dialect, expected) => {
    expect(runs(value, dialect)).toEqual(expected);
  });

  it('follows the time zone', () => {
    expect(runs('cron(0 5 * * ? *)', 'scheduler', 'Europe/Berlin')[0]).toBe('2026-11-27T04:00:00.000Z');
    expect(runs('at(2026-12-24T18:00:00)', 'scheduler', 'Europe/Berlin')).toEqual(['2026-12-24T17:00:00.000Z']);
  });
});

describe('longestIntervalDays', () => {
  it.each([
    ['cron(0 5 * * ? *)', 1],
    ['cron(30 */6 * * ? *)', 1],
    ['cron(0 5 ? * SUN *)', 7],
    ['cron(0 5 ? * SUN,WED *)', 4],
    ['cron(0 5 1 * ? *)', 31],
    ['cron(0 5 31 * ? *)', 61],
    ['cron(0 5 30W * ? *)', 61],
    ['cron(0 5 L * ? *)', 31],
    ['cron(0 5 ? * SUN#1 *)', 35],
    ['cron(0 5 1 1/3 ? *)', 92],
    ['cron(0 5 1 1 ? *)', 366],
    ['cron(0 5 29 2 ? *)', 2921],
    ['cron(0 5 1 1 ? 2026)', Infinity],
    ['rate(12 hours)', 1],
    ['rate(25 hours)', 2],
    ['nonsense', Infinity],
  ])('of %s is %d', (value, days) => {
    expect(longestIntervalDays(value, 'scheduler')).toBe(days);
  });

  it.each([
    'cron(0 0 ? * MON-FRI *)',
    'cron(0 0 ? * SUN,TUE,SAT *)',
    'cron(0 0 1-28 * ? *)',
    'cron(0 0 2-31 * ? *)',
    'cron(0 0 29,30 * ? *)',
    'cron(0 0 1/2 * ? *)',
    'cron(0 0 31 * ? *)',
    'cron(0 0 ? * 6L *)',
    'cron(0 0 ? * 7#2 *)',
    'cron(0 0 ? * 7#5 *)',
    'cron(0 0 ? * L *)',
    'cron(0 0 15W * ? *)',
    'cron(0 0 LW * ? *)',
    'cron(0 0 ? JAN-NOV MON-FRI *)',
  ])('of %s is the longest gap among many runs', (value) => {
    const runs = nextRuns(value, 'scheduler', { from: new Date('2023-12-31T23:59:59Z'), count: 4000 });
    const gaps = runs.slice(1).map((run, index) => (run.getTime() - (runs[index]?.getTime() ?? 0)) / 86_400_000);

    expect(longestIntervalDays(value, 'scheduler')).toBe(gaps.length === 0 ? Infinity : Math.max(...gaps));
  });
});
