/** What a project's jest.process.cjs is: the tests of commands, emulators and workspaces that run as processes. */
module.exports = (name) => ({
  ...require('./preset.cjs')(`${name}-process`),
  testMatch: ['<rootDir>/test/**/*.process.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  // A process that hangs fails; one that waits for its turn on a loaded machine does not.
  testTimeout: 120_000,
});
