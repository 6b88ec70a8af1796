export { installAside, linkInstalled, run } from './workspace';
