export { lazyModules } from './lazy-modules';
