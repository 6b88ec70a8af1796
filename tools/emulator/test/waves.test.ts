import { wavesUpTo } from '../src/waves';

const waves = [['bootstrap'], ['vault', 'staging'], ['primary'], ['dr', 'dns']];

describe('wavesUpTo', () => {
  it.each([
    ['bootstrap', [['bootstrap']]],
    ['staging', [['bootstrap'], ['staging']]],
    ['dns', [['bootstrap'], ['vault', 'staging'], ['primary'], ['dns']]],
  ])('takes what %s needs and leaves out its neighbours', (stack, expected) => {
    expect(wavesUpTo(waves, stack)).toEqual(expected);
  });

  it('fails when there is no such stack, and lists those that there are', () => {
    expect(() => wavesUpTo(waves, 'prmary')).toThrow(
      "there is no stack 'prmary'; the stacks are bootstrap, vault, staging, primary, dr, dns",
    );
  });
});
