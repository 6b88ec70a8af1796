import type { ExpectedFailure, Substitute } from './substitute';

const providerVersion = (after: string) => ({
  path: 'terraform.required_providers.aws.version',
  before: '5.100.0',
  after,
  because:
    'The release of the AWS provider that the classes were generated from. No attribute that we set was added, removed or changed.',
});

/** Expected differences, with reasons. Any other difference fails, and so does a missing one. */
export const substitutes: readonly Substitute[] = [
  {
    name: 'cdktn',
    title: 'CDK Terrain',
    packages: { cdktf: 'cdktn', '@cdktf/provider-aws': '@cdktn/provider-aws', constructs: 'constructs' },
    differences: [
      {
        path: '//.metadata.version',
        before: '0.21.0',
        after: '0.24.0',
        because: 'The version of the library that synthesized the stack; a comment that Terraform does not read.',
      },
      {
        path: 'version',
        before: '0.21.0',
        after: '0.24.0',
        because: 'The same version in `manifest.json`, which the CLI reads.',
      },
      {
        path: 'terraform.required_providers.aws.source',
        before: 'aws',
        after: 'hashicorp/aws',
        because:
          'The provider’s full name. Terraform resolves the short name to the same provider, `registry.terraform.io/hashicorp/aws`, so the state needs no `replace-provider`.',
      },
      providerVersion('6.66.0'),
    ],
  },
  {
    name: 'provider-21',
    title: 'cdktf with its next AWS provider',
    packages: { cdktf: 'cdktf', '@cdktf/provider-aws': '@cdktf/provider-aws', constructs: 'constructs' },
    differences: [providerVersion('6.25.0')],
  },
];

const reviewed = ['bootstrap', 'vault', 'primary', 'dr', 'staging', 'dns'];

/** Tests that must fail with every substitute. All others must pass. */
export const expectedFailures: readonly ExpectedFailure[] = [
  ...reviewed.map((stack) => ({
    file: 'apps/airline-prod/test/airline.test.ts',
    test: `every stack ${stack} is as it was reviewed`,
    because: 'The snapshot contains the JSON from cdktf and provider 20. The command compares the JSON instead.',
  })),
];

/** Suites that are about the workspace’s installation, not about constructs, and do not run with a substitute. */
export const otherSuites: Readonly<Record<string, string>> = {
  'tools/bench': 'Measures the installed packages of the workspace, and generates code for its provider’s classes.',
  'tools/account': 'Calls AWS; imports neither cdktf nor the provider, but reads the JSON of stacks.',
  'tools/cli': 'Parses arguments of commands; imports neither cdktf nor the provider.',
  'tools/emulator': 'Runs Terraform and the emulator; imports neither cdktf nor the provider.',
  'tools/fork': 'Runs the other suites.',
  'tools/publishing': 'Packs and releases; the consumer test has its own run with provider 21.',
  'tools/runner': 'Tests the replacements for files of cdktf 0.21.0; the runner does not replace files of the fork.',
  'tools/shapes': 'Reads types of the sources; the shapes are the same with a substitute.',
  'tools/workspace': 'Checks the files of the workspace; imports neither cdktf nor the provider.',
};
