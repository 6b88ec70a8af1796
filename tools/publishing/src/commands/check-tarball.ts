import { readManifest } from '../packages';
import { sourceFiles, withTarball } from '../tarball';
import { tarballProblems } from '../tarball-files';
import { lintTarball } from '../tarball-lint';
import { reportProblems, runCommand } from './run-command';

// What `npm pack` makes of the package in this directory: its files, publint, are-the-types-wrong.
runCommand(() => {
  const directory = process.cwd();
  const manifest = readManifest(directory);
  return withTarball(directory, async ({ bytes, files }) =>
    reportProblems(`the tarball of ${manifest.name} (${String(files.length)} files)`, [
      ...tarballProblems(files, sourceFiles(directory)),
      ...(await lintTarball(bytes, manifest)),
    ]),
  );
});
