export { acceptedInput } from './accepted-input';
export type { AcceptedInput, AcceptedInputs } from './accepted-input';
export { badInputFaults } from './bad-input';
export { mergeStacks } from './merge-stacks';
export { missingProps, propCases } from './prop-cases';
export type { PropCase } from './prop-cases';
export { stackOf } from './stack-of';
