import { join } from 'node:path';
import { compareFragments, runExample } from './kit';

it('shows only fragments that the examples compile', () => {
  const pages = ['README.md', 'docs/state-machines.md'].map((page) => join(__dirname, '..', page));

  expect(compareFragments(pages, join(__dirname, '../examples'))).toEqual({ notCompiled: [], notShown: [] });
});

it('runs the example of an environment', () => {
  const { primary } = runExample(() => jest.requireActual('../examples/environment'));

  expect(primary?.resource('aws_s3_bucket')).toMatchObject({
    bucket: 'airline-primary-archive-123456789012-eu-central-1',
  });
});

it('runs the example of a stack of another class', () => {
  const { plain } = runExample(() => jest.requireActual('../examples/plain-stack'));

  expect(plain?.resource('aws_kms_alias')).toMatchObject({ name: 'alias/airline-primary-archive' });
});

it('runs the example of a policy', () => {
  const { staging } = runExample(() => jest.requireActual('../examples/own-policy'));

  expect(staging?.addresses()).toEqual([]);
});

it('runs the example of a state machine', () => {
  const { dr } = runExample(() => jest.requireActual('../examples/state-machine'));

  expect(dr?.resource('aws_sfn_state_machine')).toMatchObject({ name: 'airline-dr-database-report' });
});
