import type { Manifest } from '../workspace';

/**
 * Returns the problems that publint and are-the-types-wrong find in a tarball.
 *
 * Both are ES modules that cannot be required, so they are imported late.
 */
export async function lintTarball(tarball: Buffer, manifest: Manifest): Promise<readonly string[]> {
  const { publint } = await import('publint');
  const { formatMessage } = await import('publint/utils');
  const { checkPackage, createPackageFromTarballData } = await import('@arethetypeswrong/core');

  const { messages } = await publint({ pack: { tarball: new Uint8Array(tarball).buffer }, strict: true });
  const types = await checkPackage(createPackageFromTarballData(new Uint8Array(tarball)));
  const problems =
    types.types === false
      ? ['no declarations']
      : types.problems.map((problem) => JSON.stringify({ ...problem, trace: undefined }));
  return [
    ...messages.map((message) => `publint: ${formatMessage(message, { ...manifest }) ?? message.code}`),
    ...problems.map((problem) => `are-the-types-wrong: ${problem}`),
  ];
}
