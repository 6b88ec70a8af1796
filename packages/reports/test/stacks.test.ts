import { stackTable } from '../src';

it('shows the Regions of a stack, the number of its resources, and its file', () => {
  const primary = { name: 'primary', regions: ['eu-central-1', 'us-east-1'], resources: 240, file: 'out/cdk.tf.json' };

  expect(stackTable([primary], 'markdown').split('\n')).toEqual([
    '| Stack   | Region                  | Resources | File            |',
    '| ------- | ----------------------- | --------- | --------------- |',
    '| primary | eu-central-1, us-east-1 | 240       | out/cdk.tf.json |',
  ]);
});
