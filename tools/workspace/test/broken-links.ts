import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Returns the relative links of a page whose file or heading does not exist, as `<page>: <link>`. */
export function brokenLinks(root: string, page: string): string[] {
  return linksIn(proseOf(join(root, page)))
    .filter((link) => !/^[a-z]+:/.test(link))
    .filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? join(root, page) : join(root, dirname(page), decodeURIComponent(path));
      return (
        relative(root, target).startsWith('..') ||
        !existsSync(target) ||
        (anchor !== undefined && (statSync(target).isDirectory() || !anchorsIn(proseOf(target)).includes(anchor)))
      );
    })
    .map((link) => `${page}: ${link}`);
}

/** Reads a page without its code, which contains neither links nor headings. */
function proseOf(file: string): string {
  return readFileSync(file, 'utf8').replace(/^ *(```+|~~~+)[^\n]*\n.*?^ *\1 *$/gms, '');
}

function linksIn(prose: string): string[] {
  const text = prose.replace(/`[^`\n]*`/g, '`code`');
  const inline = [...text.matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)/g)];
  const references = [...text.matchAll(/^\[[^\]]+\]: <?([^\s>]+)>?/gm)];
  return [...inline, ...references].map(([, link = '']) => link);
}

/** Returns the anchors that GitHub gives the headings of a page; it numbers equal ones. */
function anchorsIn(prose: string): string[] {
  const seen = new Map<string, number>();
  return [...prose.matchAll(/^#{1,6} +(.+?) *#*$/gm)].map(([, heading = '']) => {
    const text = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/(?<!\w)_([^_]+)_(?!\w)/g, '$1');
    const slug = text
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${String(count)}`;
  });
}
