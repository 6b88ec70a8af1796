/** The tests that need the emulator for longer than a unit test may take: `npm run test:emulator`. */
module.exports = {
  ...require('../../tools/jest/preset.cjs')('airline-prod-emulator'),
  testMatch: ['<rootDir>/test/**/*.emulator.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  // They wait for the provider's own pauses most of the time, not for a processor.
  maxWorkers: 3,
};
