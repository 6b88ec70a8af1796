import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fitToMirror } from '../src/consumer';

const work = mkdtempSync(join(tmpdir(), 'etops-fit-'));
const mirror = join(work, 'mirror');
const file = join(work, 'stacks/site/cdk.tf.json');
const stack = (version: string) => ({
  terraform: { required_providers: { aws: { source: 'aws', version } } },
  resource: { aws_vpc: { vpc: {} } },
});

beforeAll(() => {
  mkdirSync(join(mirror, 'registry.terraform.io/hashicorp/aws/5.100.0/linux_amd64'), { recursive: true });
  mkdirSync(join(work, 'stacks/site'), { recursive: true });
});
afterAll(() => {
  rmSync(work, { recursive: true });
});

function fitted(version: string, from: string | undefined) {
  writeFileSync(file, JSON.stringify(stack(version)));
  return { said: fitToMirror(work, from), json: JSON.parse(readFileSync(file, 'utf8')) as unknown };
}

it.each([
  ['the mirror has the requested version', '5.100.0', mirror],
  ['there is no mirror', '6.25.0', undefined],
  ['the mirror is empty', '6.25.0', join(work, 'stacks')],
])('keeps the stacks as they are when %s', (_, version, from) => {
  expect(fitted(version, from)).toEqual({ said: undefined, json: stack(version) });
});

it('uses the version of the mirror, and prints it', () => {
  expect(fitted('6.25.0', mirror)).toEqual({
    said: 'with AWS provider 5.100.0 in place of 6.25.0, which the mirror does not have',
    json: stack('5.100.0'),
  });
});
