import { expectedFailures, otherSuites, substitutes } from './expected';
import { installedPackages } from './folders';
import type { Substitute } from './substitute';

const json = (value: unknown) => (value === undefined ? '–' : `\`${JSON.stringify(value)}\``);

/** Renders `docs/fork.md`: everything that `npm run test:fork` and `npm run test:provider-21` verify. */
export function forkPage(): string {
  return `# What changes with CDK Terrain, and with the next AWS provider

Written by \`npm run test:fork -- --write\`. The command runs the test suites of all packages and of the app with a _substitute_ for cdktf and its provider. It synthesizes the airline's stacks with both, and compares each resource. It also type-checks sources, examples and tests against the substitute's declarations. The command fails if a difference is not on this page, or if a listed difference no longer exists. For the conclusions, see [ADR 9](adr/0009-cdktf-until-the-fork-is-needed.md).
${substitutes.map(section).join('')}
## Expected failures

These tests run, and must fail with every substitute. All other tests pass, including the snapshots of every construct's Terraform addresses.

| Test | Why |
| --- | --- |
${expectedFailures.map(({ file, test, because }) => `| \`${file}\`: ${test} | ${because} |\n`).join('')}
Tests of processes (\`*.process.test.ts\`) start commands, which run with the installed packages of the workspace.

These test suites do not run with a substitute:

| Suite | Why |
| --- | --- |
${Object.entries(otherSuites)
  .map(([suite, because]) => `| \`${suite}\` | ${because} |\n`)
  .join('')}`;
}

function section(substitute: Substitute): string {
  const { name, title, differences } = substitute;
  return `
## ${title}

${installedPackages(substitute)
  .map((text) => `\`${text}\``)
  .join(', ')}, from [tools/fork/substitutes/${name}](../tools/fork/substitutes/${name}/package.json).

| Where | With cdktf | With the substitute | Why |
| --- | --- | --- | --- |
${differences.map(({ path, before, after, because }) => `| \`${path}\` | ${json(before)} | ${json(after)} | ${because} |\n`).join('')}
Every \`resource\`, \`data\`, \`ephemeral\`, \`provider\` and \`output\` block is the same${
    differences.some(({ path }) => /^(resource|data|ephemeral|provider|output)\b/.test(path)) ? ' but for these' : ''
  }.
`;
}
