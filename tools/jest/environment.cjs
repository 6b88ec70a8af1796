const path = require('node:path');
const { TestEnvironment } = require('jest-environment-node');
const { replaceHere } = require('../runner/src/cdktf-internals.cjs');

replaceHere(path.dirname(require.resolve('cdktf/package.json')));

/**
 * Lets test files share cdktf, the provider and a few libraries: each of them has its own copy of our sources, as always
 * in Jest, but those are loaded once a process, which is most of what a test file would spend its time on.
 */
module.exports = class SharedModulesEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    this.env = { ...process.env };
    // cdktf reads the process's own environment, so that is the one which tests must be able to set.
    this.global.process.env = process.env;
    this.global.requireShared = require;
  }

  async teardown() {
    for (const name of Object.keys(process.env).filter((each) => !(each in this.env))) {
      delete process.env[name];
    }
    Object.assign(process.env, this.env);
    await super.teardown();
  }
};
