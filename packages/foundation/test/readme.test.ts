import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareFragments, readmeExamples, runExample } from './kit';

const examples = join(__dirname, '../examples');

it('shows the examples as they are', () => {
  expect(readmeExamples(join(__dirname, '../README.md'))).toEqual(
    ['environment.ts', 'own-policy.ts'].map((file) => readFileSync(join(examples, file), 'utf8')),
  );
});

it('runs the example of an environment', () => {
  const { primary } = runExample(() => jest.requireActual('../examples/environment'));

  expect(primary?.resource('aws_s3_bucket')).toMatchObject({
    bucket: 'airline-primary-archive-123456789012-eu-central-1',
  });
});

it('runs the example of a policy', () => {
  const { staging } = runExample(() => jest.requireActual('../examples/own-policy'));

  expect(staging?.addresses()).toEqual([]);
});

it('shows the fragments of the state machine example as they are compiled', () => {
  expect(compareFragments([join(__dirname, '../docs/state-machines.md')], examples)).toEqual({
    notCompiled: [],
    notShown: [],
  });
});

it('runs the example of a state machine', () => {
  const { dr } = runExample(() => jest.requireActual('../examples/state-machine'));

  expect(dr?.resource('aws_sfn_state_machine')).toMatchObject({ name: 'airline-dr-database-report' });
});
