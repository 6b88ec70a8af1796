export { linkInstalled } from './link-installed';
