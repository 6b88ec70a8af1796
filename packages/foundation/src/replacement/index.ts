export { replacementTrigger } from './replacement-trigger';
