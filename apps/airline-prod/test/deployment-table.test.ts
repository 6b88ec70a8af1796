import type { StackResult } from '@etops/emulator';
import { deploymentTable } from '../src/deployment-table';

const proven: StackResult = {
  stack: 'vault',
  resources: 21,
  excluded: [],
  seconds: 65.4,
  replan: 'empty',
  exposedSecrets: [],
  destroyed: true,
};

it('has a line for each stack', () => {
  expect(deploymentTable({ stacks: [proven], unsupportedCalls: [], leftovers: [] })).toBe(
    [
      '┌───────┬───────────┬──────────┬─────────┬─────────────┬───────────┐',
      '│ Stack │ Resources │ Left out │ Seconds │ Second plan │ Destroyed │',
      '├───────┼───────────┼──────────┼─────────┼─────────────┼───────────┤',
      '│ vault │        21 │        0 │      65 │ empty       │ yes       │',
      '└───────┴───────────┴──────────┴─────────┴─────────────┴───────────┘',
    ].join('\n'),
  );
});

it('names what was left out and why, what differs, what was refused and what remained', () => {
  const text = deploymentTable({
    stacks: [
      {
        ...proven,
        excluded: [{ address: 'aws_x.y', type: 'aws_x', reason: 'the emulator has none' }],
        replan: 'differs',
        difference: '  ~ name = "a" -> "b"',
        exposedSecrets: ['airline-database'],
        destroyed: false,
      },
    ],
    unsupportedCalls: ['s3: GetBucketWhatever'],
    leftovers: [{ service: 'kms', region: 'eu-west-1', kind: 'keys', names: ['k'] }],
  });

  expect(text).toContain('differs     │ no ');
  expect(text.split('\n').slice(5)).toEqual([
    'Left out of vault: aws_x.y (the emulator has none)',
    '',
    'The second plan of vault differs:',
    '  ~ name = "a" -> "b"',
    'The state of vault holds the value of the secret airline-database',
    'The emulator refused: s3: GetBucketWhatever',
    'Left after destroy: kms keys in eu-west-1: k',
  ]);
});

it('names what was done without the Region that was lost, and what should have failed', () => {
  const regionLoss = {
    region: 'eu-central-1',
    unreachable: ['primary'],
    reachable: ['staging'],
    changed: { vault: 1, dns: 4 },
  };

  const text = deploymentTable({ stacks: [proven], regionLoss, unsupportedCalls: [], leftovers: [] });

  expect(text.split('\n').slice(5)).toEqual([
    'Without eu-central-1: vault (1 changed), dns (4 changed) planned and applied; primary out of reach',
    'Planned although eu-central-1 was lost: staging',
  ]);
});
