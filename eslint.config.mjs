import { readFileSync } from 'node:fs';
import nx from '@nx/eslint-plugin';
import jsdoc from 'eslint-plugin-jsdoc';
import tseslint from 'typescript-eslint';

const layer = (name, ...mayImport) => ({
  sourceTag: `layer:${name}`,
  onlyDependOnLibsWithTags: mayImport.map((other) => `layer:${other}`),
});

/** Who may import whom; see docs/design.md. */
const layers = [
  layer('contracts'),
  layer('foundation', 'contracts'),
  layer('construct', 'contracts', 'foundation'),
  layer('reports', 'contracts', 'foundation'),
  layer('testing', 'contracts', 'foundation'),
  layer('tool', 'contracts', 'foundation', 'tool'),
  layer('app', 'contracts', 'foundation', 'construct', 'reports', 'testing', 'tool'),
];

/** Tests may also use the testing package. */
const testLayers = layers.map((rule) => ({
  ...rule,
  onlyDependOnLibsWithTags: [...rule.onlyDependOnLibsWithTags, 'layer:testing'],
}));

const boundaries = (depConstraints, options = {}) => ({
  '@nx/enforce-module-boundaries': [
    'error',
    { depConstraints, allow: [], enforceBuildableLibDependency: true, ...options },
  ],
});

/** Words that Markdown pages and code avoid, with what to write instead; textlint reads the same list. */
const terms = JSON.parse(readFileSync(new URL('prose-terms.json', import.meta.url), 'utf8'));
const avoided = `\\b(?:${terms.map(([pattern]) => pattern).join('|')})\\b`;

const callable = 'FunctionDeclaration, ClassDeclaration, MethodDefinition, TSMethodSignature';
const documented = `${callable}, TSInterfaceDeclaration, TSTypeAliasDeclaration, TSPropertySignature, PropertyDefinition, VariableDeclaration`;

export default tseslint.config(
  { ignores: ['**/dist', '**/out-tsc', '**/cdktf.out', '**/node_modules', '.nx', 'tools/publishing/consumer'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...boundaries(layers),
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // Constructs take their place in the tree by being made.
      'no-new': 'off',
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@cdktf/provider-aws',
              message: 'The barrel costs seconds; import @cdktf/provider-aws/lib/<resource>.',
            },
          ],
        },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'Name every export.' },
        { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
        { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
        ...['Literal[value', 'TemplateElement[value.raw'].map((text) => ({
          selector: `${text}=/${avoided}/i]`,
          message: 'Avoid the words of prose-terms.json.',
        })),
      ],
    },
  },
  {
    files: ['*/*/src/**/*.ts'],
    plugins: { jsdoc },
    rules: {
      'jsdoc/no-restricted-syntax': [
        'error',
        {
          contexts: [
            {
              context: callable,
              comment: 'JsdocBlock[description!=/^([A-Z][a-z]+s\\b|$)/]',
              message: 'Begin with a verb in the third person: "Creates", "Returns", "Checks".',
            },
            {
              context: documented,
              comment: `JsdocBlock[description=/^What\\b|${avoided}/i]`,
              message: 'Say what the code does, with a verb, without "What …" and the words of prose-terms.json.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/test/**/*.ts'],
    rules: boundaries(testLayers),
  },
  {
    // The testing package imports foundation, and foundation's tests import it, at this one place.
    files: ['packages/foundation/test/kit.ts'],
    rules: boundaries(testLayers, { ignoredCircularDependencies: [['foundation', 'testing']] }),
  },
  {
    // An example imports its package by name, as a reader of the README would.
    files: ['**/examples/**/*.ts'],
    rules: boundaries(layers, { allowCircularSelfDependency: true }),
  },
);
