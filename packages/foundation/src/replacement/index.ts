export { keptDescription } from './kept-description';
export { replacementTrigger } from './replacement-trigger';
