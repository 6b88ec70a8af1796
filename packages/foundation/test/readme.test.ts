import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readmeExamples, runExample } from './kit';

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
