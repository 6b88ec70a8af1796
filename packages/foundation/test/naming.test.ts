import fc from 'fast-check';
import { Token } from 'cdktf';
import { problemsOf, testEnvironment } from './kit';
import { globalNameFor, idFor, nameFor, stateBucketName } from '../src';

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

  it('refuses a token, which only Terraform knows', () => {
    expect(
      problemsOf(() => nameFor(testEnvironment, Token.asString({ resolve: () => 'x' }), { maxLength: 63 })),
    ).toEqual([
      'nameFor: a name must be computed from literals, got a token; write its parts in the program [LITERAL_REQUIRED]',
    ]);
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

describe('idFor', () => {
  const rules = { maxLength: 30, taken: ['expire'], suffix: '/' };

  it.each([
    ['logs-db/', 'logs-db'],
    ['logs/db/', 'logs-db-1a3a2a4b'],
    ['logs-db', 'logs-db-1a3a2a4b'],
    ['expire/', 'expire-1a3a2a4b'],
    ['', '1a3a2a4b'],
    ['a-prefix-of-more-than-thirty-characters/', 'a-prefix-of-more-than-1a3a2a4b'],
  ])('gives %p an id such as %p', (text, expected) => {
    expect(idFor(text, rules).replace(/[0-9a-f]{8}$/, '1a3a2a4b')).toBe(expected);
  });

  it('tells upper and lower case apart in lower case', () => {
    const lower = { maxLength: 30, lowerCase: true };
    expect(idFor('logs', lower)).toBe('logs');
    expect(idFor('Logs', lower)).toMatch(/^logs-[0-9a-f]{8}$/);
  });

  it('is one-to-one, legal and within the limit', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'B', '/', '-', '.', '_', '1'), maxLength: 12 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [id, otherId] = [one, other].map((each) => idFor(each, { maxLength: 20 }));
        expect(id).toMatch(/^[A-Za-z0-9][A-Za-z0-9-]{0,19}$/);
        expect(id === otherId).toBe(one === other);
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
