/**
 * What TypeScript files may import from each other, types included: no cycles anywhere, and no way into another room of a
 * package but through its index. See docs/design.md; ESLint holds packages to their layers.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Move what both files need to a third one; props that a construct and its check share have a file.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'room-through-its-index',
      comment:
        'Import the room, `../<room>`, and name what you need in its index; what the index does not name is private.',
      severity: 'error',
      from: { path: '^((?:packages|tools)/[^/]+/src)/([^/]+)/.+' },
      to: { path: '^$1/[^/]+/.+', pathNot: ['^$1/$2/', '^$1/[^/]+/index\\.ts$'] },
    },
    {
      name: 'room-from-above-through-its-index',
      comment:
        'Import the room, `./<room>`, and name what you need in its index; what the index does not name is private.',
      severity: 'error',
      from: { path: '^((?:packages|tools)/[^/]+/src)/[^/]+\\.ts$' },
      to: { path: '^$1/[^/]+/.+', pathNot: '^$1/[^/]+/index\\.ts$' },
    },
    {
      name: 'no-internal-folder',
      comment: 'A folder is a capability; what its index does not name is private already.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '/internal/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|out-tsc|cdktf\\.out)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@etops/source', 'types', 'import', 'require', 'node', 'default'],
      extensions: ['.ts', '.js', '.cjs', '.json'],
    },
  },
};
