import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brokenLinks } from './broken-links';
import { root } from './root';

const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: root,
  encoding: 'utf8',
});
const pages = listed.trim().split('\n');

it('has pages whose relative links lead to files and headings that exist', () => {
  expect(pages.length).toBeGreaterThan(40);
  expect(pages.flatMap((page) => brokenLinks(root, page))).toEqual([]);
});

describe('brokenLinks', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'etops-links-'));
    mkdirSync(join(directory, 'docs'));
  });
  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  const brokenIn = (text: string) => {
    writeFileSync(
      join(directory, 'docs/other.md'),
      '# Other\n\n## `cdktf` & the _fork_: 2.0\n\n## Twice\n\n## Twice\n\n```sh\n# Code\n```\n',
    );
    writeFileSync(join(directory, 'page.md'), text);
    return brokenLinks(directory, 'page.md');
  };

  it.each([
    'docs',
    'docs/other.md',
    'docs/other.md#cdktf--the-fork-20',
    'docs/other.md#twice-1',
    '#here',
    'https://example.com/none#none',
    'mailto:a@example.com',
  ])('accepts %s', (link) => {
    expect(brokenIn(`# Here\n\n[text](${link})\n\n[ref]: ${link}\n`)).toEqual([]);
  });

  it.each(['docs/none.md', 'docs/other.md#none', 'docs/other.md#code', 'docs#other', '#none', '../outside.md'])(
    'finds %s',
    (link) => {
      expect(brokenIn(`# Here\n\n[text](${link})\n`)).toEqual([`page.md: ${link}`]);
      expect(brokenIn(`# Here\n\n[ref]: ${link}\n`)).toEqual([`page.md: ${link}`]);
    },
  );

  it('ignores code', () => {
    expect(brokenIn('`[text](none)`\n\n```md\n[text](none)\n```\n')).toEqual([]);
  });
});
