import fc from 'fast-check';
import { exposedSecrets } from '../src/rehearsal/exposed-secrets';

const secrets = [
  { name: 'database', values: ['pass"word\\1'] },
  { name: 'other', values: ['correct horse'] },
  { name: 'empty', values: [] },
];

it.each([
  ['as it is', 'x pass"word\\1 y', ['database']],
  ['in JSON', JSON.stringify({ password: 'pass"word\\1' }), ['database']],
  ['twice', 'pass"word\\1 correct horse', ['database', 'other']],
  ['not at all', JSON.stringify({ secret_string_wo: null, username: 'administrator' }), []],
])('finds a secret %s', (_, text, expected) => {
  expect(exposedSecrets(text, secrets)).toEqual(expected);
});

it('finds any value in the JSON of a state', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 8 }), (value) => {
      const state = JSON.stringify({ resources: [{ instances: [{ attributes: { password: value } }] }] }, undefined, 2);

      expect(exposedSecrets(state, [{ name: 'x', values: [value] }])).toEqual(['x']);
    }),
  );
});
