export { docsPages, sourceFiles, withTarball } from './tarball';
export { tarballProblems } from './tarball-files';
export { lintTarball } from './tarball-lint';
