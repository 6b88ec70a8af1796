// Resolves random values, and turns random names into Terraform's, with unmodified cdktf and with the replacements for its files,
// in one process: ends with 1, and prints the value, when they do not come to the same, or to the same error.
const assert = require('node:assert/strict');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const fc = require('fast-check');
const { replaceHere } = require('../src/cdktf-internals.cjs');

const folder = path.dirname(require.resolve('cdktf/package.json'));

function loadCdktf() {
  for (const file of Object.keys(require.cache).filter((each) => each.startsWith(folder))) {
    delete require.cache[file];
  }
  return { ...require('cdktf'), keysToSnakeCase: require('cdktf/lib/util').keysToSnakeCase };
}

const original = loadCdktf();
replaceHere(folder);
const replaced = loadCdktf();
// Else nothing is compared with itself.
assert.match(require('cdktf/lib/tokens/private/resolve').resolve.toString(), /isPlain/);
assert.match(require('cdktf/lib/tokens/private/encoding').TokenString.toString(), /nextMatch/);
assert.match(require('cdktf/lib/util').keysToSnakeCase.toString(), /snakeCaseOnce/);

const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'etops-runner-'));
process.once('exit', () => {
  fs.rmSync(outdir, { recursive: true });
});

const resolve = ({ App, DefaultTokenResolver, StringConcat, TerraformStack, Tokenization }) => {
  const scope = new TerraformStack(new App({ outdir }), 'stack');
  const resolver = new DefaultTokenResolver(new StringConcat());
  return (value) => {
    try {
      return { value: Tokenization.resolve(value, { scope, resolver, preparing: false }) };
    } catch ({ message }) {
      return { message: message.split('\n')[0] };
    }
  };
};
const [withOriginal, withReplaced] = [original, replaced].map(resolve);

const { Fn, Lazy, Token } = original;
const name = fc.stringMatching(/^[a-z]{1,8}$/);
/** Usual values, texts that only look like tokens, and misplaced tokens. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^[-+.|0-9e]{1,12}$/),
  fc.constantFrom(
    'arn:aws:s3:::bucket/*',
    '1e5',
    '-e-',
    '-1e+5',
    '${aws:username}',
    '$${literal}',
    '${',
    '}',
    '#{TfToken[TOKEN.0]}',
    '&{TfToken[TOKEN.0]}',
    'Token',
    'String Map Token Value',
    'Any Map Token Value',
  ),
);
const token = name.map((attribute) => Token.asString(`\${aws_vpc.main.${attribute}}`));
const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    text,
    fc.double(),
    fc.integer(),
    fc.constantFrom(null, undefined, true, false, -123456789, new Date(0), () => 1),
    token,
    fc.tuple(text, token, text).map((parts) => parts.join('')),
    fc
      .array(fc.oneof(text, token, fc.constantFrom('${', '}', '{"a":')), { maxLength: 12 })
      .map((parts) => parts.join('')),
    name.map((attribute) => Token.asNumber(`\${aws_vpc.main.${attribute}}`)),
    name.map((attribute) => `port ${Token.asNumber(`\${aws_vpc.main.${attribute}}`)}`),
    name.map((attribute) => Token.asList(`\${aws_vpc.main.${attribute}}`)),
    name.map((attribute) => Token.asNumberList(`\${aws_vpc.main.${attribute}}`)),
    name.map((attribute) => Token.asStringMap(`\${aws_vpc.main.${attribute}}`)),
    fc.tuple(token, text).map(([reference, suffix]) => Fn.join('-', [reference, suffix])),
    tie('value').map((inner) => Lazy.anyValue({ produce: () => inner })),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(name, text, token), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

// `Fn` warns of escapes that it does not support, on both sides.
console.warn = () => {};
fc.assert(
  fc.property(value, (each) => {
    assert.deepEqual(withReplaced(each), withOriginal(each));
  }),
  { numRuns: 5000 },
);
fc.assert(
  fc.property(fc.dictionary(fc.oneof(fc.stringMatching(/^[a-zA-Z0-9_. -]{0,12}$/), text), fc.integer()), (each) => {
    assert.deepEqual(replaced.keysToSnakeCase(each), original.keysToSnakeCase(each));
  }),
);
