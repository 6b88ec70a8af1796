const path = require('node:path');
const { TestEnvironment } = require('jest-environment-node');
const { replaceHere } = require('../runner/src/cdktf-internals.cjs');

replaceHere(path.dirname(require.resolve('cdktf/package.json')));

/**
 * Lets the test files of a process share one copy of cdktf, the provider and a few libraries, which take most of the time
 * of a test file to load. Each test file has its own copy of the workspace's sources, as usual in Jest.
 */
module.exports = class SharedModulesEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    this.env = { ...process.env };
    // cdktf reads the environment of the process, so tests must be able to set that one.
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
