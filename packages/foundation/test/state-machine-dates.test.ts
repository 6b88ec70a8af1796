import fc from 'fast-check';
import { cutoffPath, cutoffStates, daysOfYear, newestStates } from '../src';
import { run } from './asl-interpreter';
import { validateDefinition } from './validate-definition';

const DAY = 86_400_000;
const startOfDay = (time: number) => `${new Date(time).toISOString().slice(0, 10)}T00:00:00Z`;

function cutoffs(now: string, daysBack: readonly number[]): unknown {
  const states = cutoffStates({ daysBack, now: '$$.Execution.StartTime', next: 'Done' });
  const { at, data } = run(states, 'ReadToday', {}, { Execution: { StartTime: now } });
  expect(at).toBe('Done');
  return (data as { cutoffs: unknown }).cutoffs;
}

describe('daysOfYear', () => {
  it('lists every day of a common year and of a leap year in order', () => {
    expect(daysOfYear(false)).toHaveLength(365);
    expect(daysOfYear(false)).not.toContain('02-29');
    expect(daysOfYear(true)).toHaveLength(366);
    expect([...daysOfYear(true)].sort()).toEqual(daysOfYear(true));
    expect(daysOfYear(true)[59]).toBe('02-29');
  });
});

describe('cutoffStates', () => {
  it.each([
    ['2026-11-27T23:20:51.123Z', [0, 1, 90], ['2026-11-27', '2026-11-26', '2026-08-29']],
    ['2027-01-01T00:00:00Z', [1, 365, 366], ['2026-12-31', '2026-01-01', '2025-12-31']],
    ['2028-03-01T12:00:00Z', [1, 366, 731], ['2028-02-29', '2027-03-01', '2026-03-01']],
    ['2028-12-31T08:09:09Z', [365, 366], ['2028-01-01', '2027-12-31']],
  ])('computes from %s the dates %j days back', (now, daysBack, dates) => {
    expect(cutoffs(now, daysBack)).toEqual(dates.map((date) => `${date}T00:00:00Z`));
  });

  it('agrees with the calendar of JavaScript for every day from 2006 to 2099', () => {
    const times = fc.integer({ min: Date.UTC(2016, 0), max: Date.UTC(2099, 11, 31) });
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 3650 }), (time, days) => {
        expect(cutoffs(new Date(time).toISOString(), [days])).toEqual([startOfDay(time - days * DAY)]);
      }),
    );
  });

  it('returns the path of each date', () => {
    expect(cutoffPath({ daysBack: [2, 90] }, 90)).toBe('$.cutoffs[1]');
  });

  it('is valid Amazon States Language, with no text longer than an intrinsic function accepts', () => {
    const states = cutoffStates({ daysBack: [90], now: '$$.Execution.StartTime', next: 'Done' });

    expect(validateDefinition('ReadToday', { ...states, Done: { Type: 'Succeed' } })).toBe('');
    expect(
      Math.max(
        ...JSON.stringify(states)
          .split('"')
          .map((text) => text.length),
      ),
    ).toBeLessThan(10_000);
  });
});

describe('newestStates', () => {
  const states = newestStates({
    subject: 'Snapshot',
    list: '$.snapshots.list',
    idField: 'Arn',
    timeField: 'CreateTime',
    where: (item) => [{ Variable: `${item}.Status`, StringEquals: 'available' }],
    next: 'Export',
    onNone: 'NoSnapshot',
  });
  const find = (list: readonly object[]) => run(states, 'BeginSearchForSnapshot', { snapshots: { list } });
  const snapshot = (Arn: string, CreateTime: string, Status = 'available') => ({ Arn, CreateTime, Status });

  it('finds the newest of a list in any order', () => {
    const list = [
      snapshot('b', '2026-11-26T03:00:00Z'),
      snapshot('c', '2026-11-27T03:00:00Z'),
      snapshot('a', '2025-12-31T03:00:00Z'),
    ];
    expect(find(list)).toMatchObject({
      at: 'Export',
      data: { search: { newest: { id: 'c', time: '2026-11-27T03:00:00Z' } } },
    });
  });

  it('ignores items that do not meet the rules, and items without a time', () => {
    const list = [
      snapshot('old', '2026-11-01T03:00:00Z'),
      snapshot('new', '2026-11-27T03:00:00Z', 'creating'),
      { Arn: 'timeless', Status: 'available' },
    ];
    expect(find(list)).toMatchObject({ at: 'Export', data: { search: { newest: { id: 'old' } } } });
  });

  it.each([[[]], [[snapshot('new', '2026-11-27T03:00:00Z', 'creating')]]])(
    'goes elsewhere if none counts: %j',
    (list) => {
      expect(find(list).at).toBe('NoSnapshot');
    },
  );

  it('compares every item if no rules are given', () => {
    const all = newestStates({
      subject: 'X',
      list: '$.l',
      idField: 'i',
      timeField: 't',
      next: 'Found',
      onNone: 'None',
    });

    expect(run(all, 'BeginSearchForX', { l: [{ i: '1', t: '2026-11-27T03:00:00Z' }] }).at).toBe('Found');
  });

  it('goes on from what an earlier search has found', () => {
    const further = newestStates({
      subject: 'X',
      list: '$.l',
      idField: 'i',
      timeField: 't',
      continues: true,
      next: 'Found',
      onNone: 'None',
    });
    const find = (newest: object, l: readonly object[]) => run(further, 'BeginSearchForX', { l, search: { newest } });
    const before = { id: 'before', time: '2026-11-27T03:00:00Z' };

    expect(find(before, [{ i: 'older', t: '2026-11-26T03:00:00Z' }])).toMatchObject({
      at: 'Found',
      data: { search: { newest: before } },
    });
    expect(find(before, [{ i: 'newer', t: '2026-11-28T03:00:00Z' }])).toMatchObject({
      data: { search: { newest: { id: 'newer' } } },
    });
    expect(find({ id: '', time: '1970-01-01T00:00:00Z' }, []).at).toBe('None');
  });

  it('is valid Amazon States Language', () => {
    const ends = { Export: { Type: 'Succeed' }, NoSnapshot: { Type: 'Fail' } };

    expect(validateDefinition('BeginSearchForSnapshot', { ...states, ...ends })).toBe('');
  });
});
