/** Returns the module that `environment.cjs` has loaded, instead of another copy. */
module.exports = {
  process: (_, file) => ({ code: `module.exports = requireShared(${JSON.stringify(file)});` }),
};
