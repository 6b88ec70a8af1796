import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { validateStacks } from '@etops/emulator';
import type { Shapes, StackJson } from '@etops/foundation';
import type { ConstructCase } from '@etops/testing';
import { acceptedInput, mergeStacks } from '@etops/testing';

const packages = join(__dirname, '../../../packages');

/** Cases of a package's constructs, and the shapes of their props. */
interface Cases {
  readonly constructCases: readonly ConstructCase[];
  readonly shapes: Shapes;
}

const load = (name: string): Cases => ({
  ...jest.requireActual<Pick<Cases, 'constructCases'>>(join(packages, name, 'test/construct-cases')),
  ...jest.requireActual<Pick<Cases, 'shapes'>>(join(packages, name, 'src/shapes.generated')),
});

/** Writes stacks as cdktf does, and returns the problems that Terraform and the provider find. */
async function validate(stacks: readonly StackJson[]): Promise<readonly string[]> {
  const outdir = mkdtempSync(join(tmpdir(), 'etops-accepted-'));
  try {
    for (const [index, json] of stacks.entries()) {
      const directory = join(outdir, 'stacks', String(index));
      mkdirSync(directory, { recursive: true });
      writeFileSync(join(directory, 'cdk.tf.json'), JSON.stringify(json));
    }
    const result = await validateStacks(outdir);
    if (result.status === 'skipped') {
      throw new Error(result.reason);
    }
    return result.stacks.flatMap(({ problems }) => problems);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** Returns what Terraform or the provider refuses of what constructs accept. */
async function refusals(cases: readonly Cases[]): Promise<readonly string[]> {
  const results = cases.flatMap(({ constructCases, shapes }) =>
    constructCases.map((subject) => acceptedInput(subject, shapes)),
  );
  const accepted = results.flatMap((result) => result.accepted);
  const problems = await validate(mergeStacks(accepted.map(({ json }) => json)));
  return [...results.flatMap(({ faults }) => faults), ...explain(problems, accepted)];
}

/** Names the values that a construct has in the problems of its resources. */
function explain(
  problems: readonly string[],
  accepted: ReturnType<typeof acceptedInput>['accepted'],
): readonly string[] {
  const found = [...new Set(problems)];
  const of = (id: string) => found.filter((problem) => problem.includes(`.${id}_`));
  const explained = accepted.flatMap(({ id, replaced }) =>
    of(id).length === 0 ? [] : [...of(id), `${id}: ${replaced.join(', ')}`],
  );
  return [...explained, ...found.filter((problem) => !explained.includes(problem))];
}

it('the provider validates every value that a construct of any package accepts in place of a prop', async () => {
  const names = readdirSync(packages).filter((name) => existsSync(join(packages, name, 'test/construct-cases.ts')));

  expect(await refusals(names.map(load))).toEqual([]);
}, 300_000);

it('finds a construct that calculates with a token, and one that writes a list in place of a text', async () => {
  const planted: ConstructCase<{ readonly minutes: number; readonly topics: readonly string[] }> = {
    construct: 'Planted',
    props: 'PlantedProps',
    create: (scope, { minutes, topics }) => {
      new SnsTopic(scope, 'topic', { name: topics as unknown as string });
      return new SqsQueue(scope, 'queue', { messageRetentionSeconds: minutes * 60 });
    },
    variants: { full: () => ({ minutes: 5, topics: 'one' as unknown as readonly string[] }) },
  };
  const shapes: Shapes = { PlantedProps: { members: { minutes: 'number', topics: { list: 'text' } } } };

  const found = await refusals([{ constructCases: [planted], shapes }]);

  expect(found).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/aws_sqs_queue\.Planted-full-2_queue_.*: Attribute must be a whole number, got -\d/),
      expect.stringMatching(/aws_sns_topic\.Planted-full-2_topic_.* attribute "name": string required/),
      expect.stringMatching(/^Planted-full-2: minutes is a token of a number, topics is a token of a list/),
    ]),
  );
}, 60_000);
