import { runCommand } from '@etops/cli';
import { docsPages, lintTarball, sourceFiles, tarballProblems, withTarball } from '../tarball';
import { readManifest } from '../workspace';
import { report } from './report';

runCommand({
  usage: 'nx run <package>:pack',
  summary:
    'Packs the package in this directory, and checks the files of the tarball with publint and are-the-types-wrong.',
  duration: '5 seconds',
  run: () => {
    const directory = process.cwd();
    const manifest = readManifest(directory);
    return withTarball(directory, async ({ bytes, files }) =>
      report(`the tarball of ${manifest.name} (${String(files.length)} files)`, [
        ...tarballProblems(files, sourceFiles(directory), docsPages(directory)),
        ...(await lintTarball(bytes, manifest)),
      ]),
    );
  },
});
