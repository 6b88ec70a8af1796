import { inspect } from 'node:util';
import { problemsOf, withApp } from './kit';
import { TerraformStack } from 'cdktf';
import { formatMessage, ProblemList, throwProblems, ValidationError } from '../src';

describe('throwProblems', () => {
  it('throws all problems, each with path and code', () => {
    withApp((app) => {
      const stack = new TerraformStack(app, 'primary');
      const problems = new ProblemList();
      problems.add('A_WRONG', "a must be 1, got '2'; write 1");
      problems.require(false, 'B_WRONG', () => 'b must be set, got nothing; set it');
      problems.require(true, 'C_WRONG', () => 'never shown');

      expect(
        problemsOf(() => {
          throwProblems(stack, problems.all);
        }),
      ).toEqual([
        "primary: a must be 1, got '2'; write 1 [A_WRONG]",
        'primary: b must be set, got nothing; set it [B_WRONG]',
      ]);
    });
  });

  it('throws nothing without problems', () => {
    withApp((app) => {
      const stack = new TerraformStack(app, 'primary');
      expect(() => {
        throwProblems(stack, []);
      }).not.toThrow();
    });
  });
});

it('is recognized across two installed versions of the package', () => {
  const error: unknown = new ValidationError([{ path: 'a', code: 'X', message: 'm' }]);
  let other: typeof ValidationError | undefined;
  jest.isolateModules(() => {
    ({ ValidationError: other } = jest.requireActual<{ ValidationError: typeof ValidationError }>('../src'));
  });

  expect(other).not.toBe(ValidationError);
  expect(other?.isValidationError(error)).toBe(true);
  expect(ValidationError.isValidationError(new Error('x'))).toBe(false);
  expect(formatMessage({ code: 'X', message: 'm' })).toBe('m [X]');
});

it('names each problem once if nothing catches it: Node prints the message, then all enumerable members', () => {
  const problem = { path: 'primary/network', code: 'A_WRONG', message: "a must be 1, got '2'; write 1" };
  const error = new ValidationError([problem]);

  expect(error.problems).toEqual([problem]);
  expect(inspect(error).split('A_WRONG')).toHaveLength(2);
});
