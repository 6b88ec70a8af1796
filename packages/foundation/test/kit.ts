// The testing package imports foundation, and foundation's tests use it: a cycle of projects, but not of files. Nx must
// ignore this one import.
// nx-ignore-next-line
export {
  constructTests,
  functionTests,
  compareFragments,
  unmatchedPermissions,
  developmentEnvironment,
  problemsOf,
  runExample,
  synth,
  testDatabase,
  testEnvironment,
  testNetwork,
  withApp,
} from '@etops/testing';
// nx-ignore-next-line
export type { ConstructCase, FunctionCase } from '@etops/testing';
