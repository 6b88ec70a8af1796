const path = require('node:path');

/** Libraries that all test files of a process share. */
const shared = ['cdktf', 'constructs', '@cdktf/provider-aws', 'asl-validator', 'fast-check', 'ip-address'];

/**
 * Returns the configuration of a project's unit tests. Tests run on the sources of the packages (export condition
 * `@etops/source`), transpiled file by file; the target `typecheck` checks types. All test files of a process share the
 * libraries of `shared`.
 */
module.exports = (name) => ({
  displayName: name,
  testEnvironment: path.join(__dirname, 'environment.cjs'),
  testEnvironmentOptions: { customExportConditions: ['@etops/source', 'node', 'require', 'default'] },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // Tests on the emulator take minutes, tests that start processes take seconds. They have separate targets:
  // `test:emulator` and `test:process`.
  testPathIgnorePatterns: ['/node_modules/', '\\.(emulator|process)\\.test\\.ts$'],
  transformIgnorePatterns: [],
  transform: {
    [`/node_modules/(${shared.join('|')})/.+\\.js$`]: path.join(__dirname, 'shared-module.cjs'),
    '\\.ts$': path.join(__dirname, 'typescript.cjs'),
  },
  // Long enough for a test that shares its processors with nine other suites.
  testTimeout: 30_000,
  reporters: ['default', [path.join(__dirname, 'reporter.cjs'), { directory: path.join(__dirname, '../../reports') }]],
});
