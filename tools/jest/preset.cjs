const path = require('node:path');

/**
 * What every project's jest.config.cjs starts from. Tests run on the packages' sources (the `@etops/source` export
 * condition), transpiled file by file; types are the business of the `typecheck` target.
 */
module.exports = (name) => ({
  displayName: name,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@etops/source', 'node', 'require', 'default'] },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // Minutes on the emulator, not seconds: a target of their own, `test:emulator`.
  testPathIgnorePatterns: ['/node_modules/', '\\.emulator\\.test\\.ts$'],
  transform: {
    '^.+\\.ts$': ['ts-jest', { diagnostics: false, tsconfig: path.join(__dirname, 'tsconfig.json') }],
  },
  // A test that hangs fails; one that shares its processors with nine other suites does not.
  testTimeout: 30_000,
  reporters: ['default', [path.join(__dirname, 'reporter.cjs'), { directory: path.join(__dirname, '../../reports') }]],
});
