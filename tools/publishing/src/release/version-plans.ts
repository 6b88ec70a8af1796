import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublicPackage } from '../workspace';
import { git } from '../workspace';
import type { Bump } from './bump';
import { bumped, BUMPS } from './bump';
import type { RangeMove } from './range-moves';

/** Folder of the version plans, as Nx reads them. */
const FOLDER = '.nx/version-plans';

/** Returns the largest planned bump of each project. */
export function readPlans(root: string): ReadonlyMap<string, Bump> {
  const folder = join(root, FOLDER);
  const texts = existsSync(folder) ? readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')) : [];
  const entries = texts.flatMap((text) => {
    const [, frontMatter = ''] = /^---\n([^]*?)^---$/m.exec(text) ?? [];
    return [...frontMatter.matchAll(/^(['"]?)([\w@/-]+)\1: *(['"]?)([a-z!]+)\3$/gm)].map(
      ([, , project = '', , word = '']) => [project, word] as const,
    );
  });
  const inOrder = Object.entries(BUMPS) as [Bump, readonly string[]][];
  return new Map(
    inOrder.flatMap(([bump, words]) =>
      entries.filter(([, word]) => words.includes(word)).map(([project]) => [project, bump] as const),
    ),
  );
}

/** Returns the planned versions, by name of the package. */
export function plannedVersions(
  packages: readonly PublicPackage[],
  plans: ReadonlyMap<string, Bump>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    packages.flatMap(({ project, manifest }) => {
      const bump = plans.get(project);
      return bump === undefined ? [] : [[manifest.name, bumped(manifest.version, bump)]];
    }),
  );
}

/** Writes the new ranges, with a version plan for each package that gets one, and commits them. */
export function writeMoves(root: string, moves: readonly RangeMove[]): void {
  if (moves.length === 0) {
    return;
  }
  mkdirSync(join(root, FOLDER), { recursive: true });
  for (const move of moves) {
    const { project, ranges, breaking } = move;
    const file = join(root, 'packages', project, 'package.json');
    const text = Object.entries(ranges).reduce(
      (manifest, [name, range]) =>
        manifest.replace(new RegExp(`("dependencies": \\{[^}]*"${name}": )"[^"]*"`), `$1"${range}"`),
      readFileSync(file, 'utf8'),
    );
    writeFileSync(file, text);
    const plan = `---\n${project}: ${breaking ? 'major' : 'patch'}\n---\n\n${describeMove(move)}\n`;
    writeFileSync(join(root, FOLDER, `ranges-of-${project}.md`), plan);
  }
  git(root, 'add', '--', FOLDER, 'packages');
  git(root, 'commit', '--quiet', '--message=chore(release): ranges of siblings that break');
}

export function describeMove({ ranges }: RangeMove): string {
  const accepted = Object.entries(ranges).map(([name, range]) => `${name} ${range}`);
  return `depends on ${accepted.join(', ')}`;
}
