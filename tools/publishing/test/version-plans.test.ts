import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plannedVersions, readPlans } from '../src/release';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'etops-plans-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function plan(name: string, ...lines: string[]): void {
  mkdirSync(join(root, '.nx/version-plans'), { recursive: true });
  writeFileSync(join(root, '.nx/version-plans', `${name}.md`), `---\n${lines.join('\n')}\n---\n\nA change: minor\n`);
}

it('reads the largest bump of each project, with the aliases that Nx accepts', () => {
  plan('first', 'network: patch', "'dns-failover': 'feat'", 'backup: fix!');
  plan('second', 'network: major', 'dns-failover: fix');

  expect(readPlans(root)).toEqual(
    new Map([
      ['dns-failover', 'minor'],
      ['backup', 'major'],
      ['network', 'major'],
    ]),
  );
});

it('reads nothing without a plan', () => {
  expect(readPlans(root)).toEqual(new Map());
});

it.each([
  ['0.1.4', 'patch', '0.1.5'],
  ['0.1.4', 'minor', '0.1.5'],
  ['0.1.4', 'major', '0.2.0'],
  ['1.2.3', 'minor', '1.3.0'],
  ['1.2.3', 'major', '2.0.0'],
] as const)('plans %s with a %s bump to become %s', (version, bump, next) => {
  const network = { project: 'network', folder: 'packages/network', manifest: { name: '@etops/network', version } };

  expect(plannedVersions([network], new Map([['network', bump]]))).toEqual({ '@etops/network': next });
});
