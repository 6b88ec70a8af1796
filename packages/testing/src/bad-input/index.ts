export { badInputFaults } from './bad-input';
export { missingProps, propCases } from './prop-cases';
export type { PropCase } from './prop-cases';
export { stackOf } from './stack-of';
