/** Files in addition to the compiled code. */
const PAGES = ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE'];

/**
 * Checks the files of a tarball: it must contain the compiled code and the declarations of each source, the package's
 * pages, and nothing else.
 *
 * @param files paths in the tarball
 * @param sources TypeScript files, relative to the package's `src`
 * @param docs pages that the README links to, as paths in the package
 */
export function tarballProblems(
  files: readonly string[],
  sources: readonly string[],
  docs: readonly string[],
): readonly string[] {
  const compiled = sources.flatMap((source) => {
    const stem = `dist/${source.replace(/\.ts$/, '')}`;
    return [`${stem}.js`, `${stem}.d.ts`];
  });
  const expected = [...PAGES, ...docs, ...compiled];
  return [
    ...expected.filter((file) => !files.includes(file)).map((file) => `${file} is missing`),
    ...files.filter((file) => !expected.includes(file)).map((file) => `${file} must not be published`),
  ];
}
