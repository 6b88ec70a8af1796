export { blocksOf, isLiteral, preventsDestroy, refersTo } from './attributes';
