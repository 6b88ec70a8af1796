export { filesAt, git, isCommit } from './git';
export { installAside } from './install-aside';
export { linkInstalled } from './link-installed';
export { cleanEnvironment, isPublished, run } from './npm';
export { publicPackages, readManifest } from './packages';
export type { Manifest, PublicPackage } from './packages';
