import fc from 'fast-check';
import type { NamedLines } from '../src/named-lines';
import { missingFrom, rebase } from '../src/named-lines';

const lines = (...texts: string[]) => texts.map((text) => ({ text }));
const named = (entries: Record<string, string[]>): NamedLines =>
  new Map(Object.entries(entries).map(([name, texts]) => [name, lines(...texts)]));

it('misses a line as often as it is not there', () => {
  expect(missingFrom(lines('a', 'b'), lines('a', 'a', 'c'))).toEqual(lines('a', 'c'));
});

it.each([
  ['takes what a commit changes', { X: ['a', 'b'] }, { X: ['a', 'b'] }, { X: ['a', 'c'] }, { X: ['a', 'c'] }],
  ['keeps what was lost before the commit', { X: ['a', 'b'] }, { X: ['b'] }, { X: ['c'] }, { X: ['a', 'c'] }],
  ['forgets a name that the commit takes away', { X: ['a'] }, { X: ['a'] }, {}, {}],
  ['keeps a name that was lost before', { X: ['a'] }, {}, { Y: ['b'] }, { X: ['a'], Y: ['b'] }],
  ['leaves alone what is new before the commit', { X: ['a'] }, { X: ['a'], Y: ['b'] }, { Y: ['b', 'c'] }, {}],
])('%s', (_, base, before, after, rebased) => {
  expect(rebase(named(base), named(before), named(after))).toEqual(named(rebased));
});

it('ends where a commit does that starts at the base', () => {
  const texts = fc.dictionary(fc.string({ maxLength: 2 }), fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }));
  const sorted = (all: NamedLines) =>
    new Map([...all].map(([name, some]) => [name, some.map(({ text }) => text).sort()]));

  fc.assert(
    fc.property(fc.record({ base: texts, after: texts }), ({ base, after }) => {
      expect(sorted(rebase(named(base), named(base), named(after)))).toEqual(sorted(named(after)));
    }),
  );
});
