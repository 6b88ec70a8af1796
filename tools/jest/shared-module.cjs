/** Gives a test the module that `environment.cjs` has loaded, instead of a copy of its own. */
module.exports = {
  process: (_, file) => ({ code: `module.exports = requireShared(${JSON.stringify(file)});` }),
};
