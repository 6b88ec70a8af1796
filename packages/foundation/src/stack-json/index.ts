export { blocksAt, blocksOf, isLiteralText, preventsDestroy, textOf, textsOf } from './blocks';
export { escapeTemplates, jsonText } from './escape-templates';
export { addressesIn, refersTo } from './references';
export { stackElements } from './stack-elements';
export type { StackElementKind, StackResource } from './stack-elements';
export type { Block, StackDocument, StackJson, TerraformBlock, TypedBlocks } from './stack-json';
export { StackReader } from './stack-reader';
export type { StackProvider } from './stack-reader';
export { keepJson, keptJson } from './kept-json';
