export { needsNetwork } from './restore-test';
export type { NetworkedTestType, RestoreTest, RestoreTestType } from './restore-test';
export { RestoreTesting } from './restore-testing';
export type { RestoreTestingProps } from './restore-testing-props';
