import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readJson, root } from './root';

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly license: string;
  readonly files?: readonly string[];
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly type?: string;
  readonly repository?: { readonly directory?: string };
  readonly publishConfig?: { readonly access?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const PEERS = { '@cdktf/provider-aws': '>=20.1.0 <22', cdktf: '^0.21.0', constructs: '^10.4.2' };

const folders = readdirSync(join(root, 'packages')).map((name) => `packages/${name}`);
const publicPackages = folders
  .map((folder) => ({ folder, manifest: readJson(`${folder}/package.json`) as Manifest }))
  .filter(({ manifest }) => manifest.private !== true);

describe.each(publicPackages)('$manifest.name', ({ folder, manifest }) => {
  it('leaves cdktf, constructs and the provider to its consumer: a second copy would drop aspects', () => {
    const { peerDependencies = {}, dependencies = {} } = manifest;

    expect(Object.entries(peerDependencies)).toEqual(
      Object.entries(PEERS).filter(([name]) => name in peerDependencies),
    );
    expect(Object.keys(dependencies).filter((name) => name in PEERS)).toEqual([]);
  });

  it('publishes compiled code and its pages only, under its licence', () => {
    expect(manifest.files?.[0]).toBe('dist');
    expect(manifest.files?.includes('docs')).toBe(existsSync(join(root, folder, 'docs')));
    expect(Object.keys(manifest.exports ?? {})).toEqual(['.', './package.json']);
    expect(manifest.license).toBe('Apache-2.0');
    expect(manifest.type).toBe('commonjs');
    expect(manifest.repository?.directory).toBe(folder);
    expect(manifest.publishConfig?.access).toBe('public');
    expect(readFileSync(join(root, folder, 'LICENSE'), 'utf8')).toContain('Apache License');
  });

  it('depends on its siblings by a range, and has a changelog and an API report', () => {
    const siblings = Object.entries(manifest.dependencies ?? {}).filter(([name]) => name.startsWith('@etops/'));

    expect(siblings.filter(([, range]) => !/^\^\d+\.\d+\.\d+$/.test(range))).toEqual([]);
    expect(existsSync(join(root, folder, 'CHANGELOG.md'))).toBe(true);
    expect(existsSync(join(root, folder, 'etc', `${basename(folder)}.api.md`))).toBe(true);
  });

  it('is on the first page, and has a README', () => {
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain(`](${folder}/README.md)`);
    expect(readFileSync(join(root, folder, 'README.md'), 'utf8')).toMatch(new RegExp(`^# ${manifest.name}$`, 'm'));
  });
});

it.each([
  ...folders,
  'apps/airline-prod',
  'tools/bench',
  'tools/account',
  'tools/cli',
  'tools/emulator',
  'tools/fork',
  'tools/publishing',
  'tools/runner',
  'tools/workspace',
])('%s belongs to one layer', (folder) => {
  const { tags } = readJson(`${folder}/project.json`) as { tags: string[] };

  expect(tags.filter((tag) => tag.startsWith('layer:'))).toHaveLength(1);
});

it.each(['.', 'tools/fork/substitutes/cdktn', 'tools/fork/substitutes/provider-21', 'tools/publishing/registry'])(
  '%s locks names, versions and integrity, and no download host',
  (folder) => {
    const { packages } = readJson(`${folder}/package-lock.json`) as {
      packages: Readonly<Record<string, { resolved?: string; link?: boolean }>>;
    };
    const downloaded = Object.values(packages).filter(({ link }) => link !== true);

    expect(downloaded.filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  },
);
