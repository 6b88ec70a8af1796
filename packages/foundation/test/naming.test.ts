import fc from 'fast-check';
import { testEnvironment } from './kit';
import { globalNameFor, nameFor, stateBucketName } from '../src';

describe('nameFor', () => {
  it.each([
    ['database', 63, 'airline-primary-database'],
    ['Web Tier', 63, 'airline-primary-web-tier'],
    ['--a__b--', 63, 'airline-primary-a-b'],
    ['database', 24, 'airline-primary-database'],
    ['database', 23, 'airline-primar-c27a1f44'],
  ])('names %p within %p characters', (purpose, maxLength, expected) => {
    expect(nameFor(testEnvironment, purpose, { maxLength })).toBe(expected);
  });

  it('uses underscores if AWS accepts no hyphens', () => {
    expect(nameFor(testEnvironment, 'restore-test', { maxLength: 50, separator: '_' })).toBe(
      'airline_primary_restore_test',
    );
  });

  it('never exceeds the limit, and keeps cut names distinct', () => {
    const purpose = fc.stringMatching(/^[a-z][a-z0-9-]{0,80}[a-z0-9]$/);
    fc.assert(
      fc.property(purpose, purpose, fc.integer({ min: 20, max: 63 }), (a, b, maxLength) => {
        const [nameA, nameB] = [a, b].map((one) => nameFor(testEnvironment, one, { maxLength }));
        expect(nameA?.length).toBeLessThanOrEqual(maxLength);
        expect(nameA).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        const same = (text: string): string => text.replace(/-+/g, '-');
        expect(nameA === nameB).toBe(same(a) === same(b));
      }),
    );
  });
});

it('adds account and Region to globally unique names', () => {
  expect(globalNameFor(testEnvironment, 'logs', { maxLength: 63 })).toBe(
    'airline-primary-logs-123456789012-eu-central-1',
  );
});

it('returns one state bucket name for all environments of a Region', () => {
  expect(stateBucketName(testEnvironment)).toBe('airline-state-123456789012-eu-central-1');
});
