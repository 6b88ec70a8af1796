export { LocalRegistry } from './local-registry';
export { publishAs, publishBuilt } from './publish-packages';
