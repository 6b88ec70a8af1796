// The testing package stands on foundation, and foundation's tests use it: a circle between the projects, though not
// between their files. This is the one place that Nx must not follow.
// nx-ignore-next-line
export {
  compareFragments,
  unmatchedPermissions,
  developmentEnvironment,
  problemsOf,
  readmeExamples,
  runExample,
  synth,
  testDatabase,
  testEnvironment,
  testNetwork,
  withApp,
} from '@etops/testing';
