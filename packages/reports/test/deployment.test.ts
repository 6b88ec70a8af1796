import type { DeployedStack } from '../src';
import { deploymentReport } from '../src';

const proven: DeployedStack = {
  stack: 'vault',
  resources: 21,
  excluded: [],
  seconds: 65.4,
  replan: 'empty',
  exposedSecrets: [],
  destroyed: true,
};

describe('deploymentReport', () => {
  it('shows one row per stack', () => {
    expect(deploymentReport({ stacks: [proven], unsupportedCalls: [], leftovers: [] })).toBe(
      [
        '┌───────┬───────────┬──────────┬─────────┬─────────────┬───────────┐',
        '│ Stack │ Resources │ Excluded │ Seconds │ Second plan │ Destroyed │',
        '├───────┼───────────┼──────────┼─────────┼─────────────┼───────────┤',
        '│ vault │        21 │        0 │      65 │ empty       │ yes       │',
        '└───────┴───────────┴──────────┴─────────┴─────────────┴───────────┘',
      ].join('\n'),
    );
  });

  it('lists exclusions, differences, exposed secrets, refused calls and leftovers', () => {
    const failed: DeployedStack = {
      ...proven,
      excluded: [{ address: 'aws_x.y', reason: 'the emulator has none' }],
      replan: 'differs',
      difference: '  ~ name = "a" -> "b"',
      exposedSecrets: ['airline-database'],
      destroyed: false,
    };

    const text = deploymentReport({
      stacks: [failed],
      unsupportedCalls: ['s3: GetBucketWhatever'],
      leftovers: [{ service: 'kms', region: 'eu-west-1', kind: 'keys', names: ['k'] }],
    });

    expect(text).toContain('differs     │ no ');
    expect(text.split('\n').slice(5)).toEqual([
      'Excluded from vault: aws_x.y (the emulator has none)',
      '',
      'The second plan of vault differs:',
      '  ~ name = "a" -> "b"',
      'The state of vault contains the value of the secret airline-database',
      'The emulator refused: s3: GetBucketWhatever',
      'Left after destroy: kms keys in eu-west-1: k',
    ]);
  });

  it('shows changes during the loss of a Region, and stacks that could still be planned', () => {
    const regionLoss = {
      region: 'eu-central-1',
      unreachable: ['primary'],
      reachable: ['staging'],
      changed: { vault: 1, dns: 4 },
    };

    const text = deploymentReport({ stacks: [proven], regionLoss, unsupportedCalls: [], leftovers: [] });

    expect(text.split('\n').slice(5)).toEqual([
      'Without eu-central-1: vault (1 changed), dns (4 changed) planned and applied; primary out of reach',
      'Planned although eu-central-1 was lost: staging',
    ]);
  });
});
