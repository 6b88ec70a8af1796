export { installAside } from './install-aside';
export { linkInstalled } from './link-installed';
export { run } from './npm';
