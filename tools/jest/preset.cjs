const path = require('node:path');

/** Libraries of which all test files of a process share one copy. */
const shared = ['cdktf', 'constructs', '@cdktf/provider-aws', 'asl-validator', 'fast-check', 'ip-address'];

/**
 * What every project's jest.config.cjs starts from. Tests run on the packages' sources (the `@etops/source` export
 * condition), transpiled file by file; types are the business of the `typecheck` target. All test files of a process
 * share one copy of what `shared` names.
 */
module.exports = (name) => ({
  displayName: name,
  testEnvironment: path.join(__dirname, 'environment.cjs'),
  testEnvironmentOptions: { customExportConditions: ['@etops/source', 'node', 'require', 'default'] },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // Those on the emulator take minutes, those that start processes seconds: targets of their own, `test:emulator` and
  // `test:process`.
  testPathIgnorePatterns: ['/node_modules/', '\\.(emulator|process)\\.test\\.ts$'],
  transformIgnorePatterns: [],
  transform: {
    [`/node_modules/(${shared.join('|')})/.+\\.js$`]: path.join(__dirname, 'shared-module.cjs'),
    '\\.ts$': path.join(__dirname, 'typescript.cjs'),
  },
  // A test that hangs fails; one that shares its processors with nine other suites does not.
  testTimeout: 30_000,
  reporters: ['default', [path.join(__dirname, 'reporter.cjs'), { directory: path.join(__dirname, '../../reports') }]],
});
