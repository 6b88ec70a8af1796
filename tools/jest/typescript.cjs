const { createHash } = require('node:crypto');
const { version } = require('esbuild/package.json');

const options = { loader: 'ts', format: 'cjs', target: 'node20', sourcemap: 'external', keepNames: true };

/** Transpiles a test or a source for Jest, which caches the result. For a cached file the compiler is not loaded. */
module.exports = {
  getCacheKey: (source, file) =>
    createHash('sha256')
      .update([version, JSON.stringify(options), file, source].join('\0'))
      .digest('hex'),
  process(source, file) {
    const { code, map } = require('esbuild').transformSync(source, { ...options, sourcefile: file });
    return { code, map };
  },
};
