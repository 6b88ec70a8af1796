import type { Shapes } from '../src';
import { checkOptions, checkProps, checkShape, nearest, ProblemList } from '../src';
import { TerraformStack, TerraformVariable, Token } from 'cdktf';
import { problemsOf, withApp } from './kit';

const shapes = {
  PlanProps: {
    members: {
      name: 'text',
      'days?': 'number',
      'dryRun?': 'boolean',
      'gateways?': { oneOf: ['per-zone', 'single', 'none'] },
      'rules?': { list: '#Rule' },
      'zones?': { list: 'text' },
      'tags?': { map: 'text' },
      'network?': '#NetworkRef',
      'storage?': { anyOf: ['#Stored', '#Cached'] },
      'retention?': { anyOf: [{ members: { days: 'number' } }, { members: { years: 'number' } }] },
      'files?': { anyOf: [{ members: { 'encrypted?': 'boolean' } }, { members: { id: 'text' } }] },
      'size?': { anyOf: [{ oneOf: ['all'] }, 'number'] },
      'statistic?': { anyOf: [{ oneOf: ['Sum'] }, { pattern: '^p\\d+$' }] },
      'statements?': { list: { verbatim: { members: { 'Resource?': 'text' } } } },
      'choose?': 'function',
      'key?': 'instance',
      'anything?': 'any',
    },
  },
  Rule: {
    docs: { schedule: 'When it runs' },
    members: { schedule: 'text', 'copies?': { list: { members: { retentionDays: 'number' } } } },
  },
  NetworkRef: { open: true, members: { vpcId: 'text', 'subnetIds?': { list: 'text' } } },
  Stored: { members: { kind: { oneOf: ['stored'] }, snapshot: 'text' } },
  Cached: { members: { kind: { oneOf: ['cached'] }, sizeGiB: 'number' } },
} as const satisfies Shapes;

const problemsIn = (props: unknown): readonly string[] => {
  const problems = new ProblemList();
  checkShape(problems, '', props, { shapes, type: 'PlanProps' });
  return problems.all.map(({ code, message }) => `${message} [${code}]`);
};
const given = (props: object) => problemsIn({ name: 'a', ...props });

describe('checkShape', () => {
  it('accepts values of the types', () => {
    expect(
      given({
        days: 7,
        dryRun: false,
        gateways: 'single',
        rules: [{ schedule: 'daily', copies: [] }],
        zones: ['a'],
        tags: { Any: 'name' },
        network: { vpcId: 'vpc-1', more: true },
        storage: { kind: 'cached', sizeGiB: 100 },
        size: 'all',
        statistic: 'p99',
        choose: () => true,
        key: new Key(),
        anything: null,
      }),
    ).toEqual([]);
  });

  it.each([
    [{ days: undefined }, []],
    [{ days: '7' }, ["days must be a number, got '7'; write 7 without quotes [PROP_TYPE]"]],
    [{ days: Number.NaN }, ['days must be a number, got NaN; change the value [PROP_TYPE]']],
    [{ days: null }, ['days must be a number, got null; leave the prop out, if it is optional [PROP_TYPE]']],
    [{ name: 7 }, ["name must be a text, got 7; write '7' with quotes [PROP_TYPE]"]],
    [{ name: undefined }, ['name must be given, got nothing; write a text [PROP_MISSING]']],
    [{ dryRun: 'false' }, ["dryRun must be true or false, got 'false'; write false without quotes [PROP_TYPE]"]],
    [
      { gateways: 'None' },
      ["gateways must be one of 'per-zone', 'single', 'none', got 'None'; write 'none' [PROP_VALUE]"],
    ],
    [
      { gateways: true },
      ["gateways must be one of 'per-zone', 'single', 'none', got true; write 'per-zone', for example [PROP_TYPE]"],
    ],
    [{ zones: 'a' }, ["zones must be a list, got 'a'; write it in brackets, [ … ] [PROP_TYPE]"]],
    [{ zones: ['a', undefined] }, ['zones[1] must be given, got nothing; write a text [PROP_MISSING]']],
    [{ tags: { Cost: 7 } }, ["tags.Cost must be a text, got 7; write '7' with quotes [PROP_TYPE]"]],
    [
      { rules: [{ schedule: 'daily', copies: [{}] }] },
      ['rules[0].copies[0].retentionDays must be given, got nothing; write a number [PROP_MISSING]'],
    ],
    [{ rules: [{}] }, ['rules[0].schedule must be given, got nothing; write a text: When it runs [PROP_MISSING]']],
    [{ rules: ['daily'] }, ["rules[0] must be an object with schedule, got 'daily'; change the value [PROP_TYPE]"]],
    [{ size: 'none' }, ["size must be 'all', or a number, got 'none'; write 'all', for example [PROP_VALUE]"]],
    [
      { statistic: 'x99' },
      ["statistic must be 'Sum', or a text that matches ^p\\d+$, got 'x99'; write 'Sum', for example [PROP_VALUE]"],
    ],
    [{ choose: 'first' }, ["choose must be a function, got 'first'; change the value [PROP_TYPE]"]],
    [{ key: 'alias/a' }, ["key must be a construct, got 'alias/a'; change the value [PROP_TYPE]"]],
  ])('%j', (props, problems) => {
    expect(given(props)).toEqual(problems);
  });

  it('names what is missing if there are no props at all', () => {
    expect(problemsIn(undefined)).toEqual([
      'props must be given, got nothing; write an object with name [PROP_MISSING]',
    ]);
  });

  it('finds the nearest name of an unknown prop, and does not report that one as missing, too', () => {
    expect(problemsIn({ nam: 'a', gateway: 'single', colour: 1 })).toEqual([
      "nam must be a known prop, got an unknown name; write 'name' [PROP_UNKNOWN]",
      "gateway must be a known prop, got an unknown name; write 'gateways' [PROP_UNKNOWN]",
      'colour must be a known prop, got an unknown name; the props are name, days, dryRun, gateways, rules, zones, tags, network, storage, retention, files, size, statistic, statements, choose, key, anything [PROP_UNKNOWN]',
    ]);
  });

  it('accepts other members of a reference, unless one is misspelt', () => {
    expect(given({ network: { vpcId: 'vpc-1', cidrBlock: '10.0.0.0/16' } })).toEqual([]);
    expect(given({ network: { vpcID: 'vpc-1' } })).toEqual([
      "network.vpcID must be a known prop, got an unknown name; write 'vpcId' [PROP_UNKNOWN]",
    ]);
  });

  it('lists the kinds of all alternatives of a union of objects', () => {
    expect(given({ storage: { kind: 'copied' } })).toEqual([
      "storage.kind must be one of 'stored', 'cached', got 'copied'; write 'stored', for example [PROP_VALUE]",
    ]);
    expect(given({ storage: { sizeGiB: 100 } })).toEqual([
      "storage.kind must be given, got nothing; write one of 'stored', 'cached' [PROP_MISSING]",
    ]);
    expect(given({ storage: { kind: 'cached', snapshot: 'a' } })).toEqual([
      'storage.sizeGiB must be given, got nothing; write a number [PROP_MISSING]',
      'storage.snapshot must be a known prop, got an unknown name; the props are kind, sizeGiB [PROP_UNKNOWN]',
    ]);
  });

  it('takes an object of undefined members for what it was meant as, not for an empty one', () => {
    expect(given({ files: {} })).toEqual([]);
    expect(given({ files: { encrypted: true, id: undefined } })).toEqual([]);
    expect(given({ files: { id: undefined } })).toEqual([
      'files.id must be given, got nothing; write a text [PROP_MISSING]',
    ]);
  });

  it('refuses members of two alternatives that exclude each other', () => {
    expect(given({ retention: { years: 1 } })).toEqual([]);
    expect(given({ retention: { days: 30, years: 1 } })).toEqual([
      'retention.years must not be given together with days, got both; remove one [PROP_EXCLUDED]',
    ]);
    expect(given({ retention: { dayz: 30 } })).toEqual([
      "retention.dayz must be a known prop, got an unknown name; write 'days' [PROP_UNKNOWN]",
    ]);
  });

  it('refuses templates of Terraform in every text but in one that is escaped where it is written', () => {
    const refused = (path: string, got: string) =>
      `${path} must not contain '\${' or '%{', which Terraform evaluates, got ${got}; double the sign, '$\${' or '%%{', for the text itself, or use a token for a value [PROP_TEMPLATE]`;

    expect(given({ name: 'a-${b}', tags: { A: '%{if b}' }, zones: ['$${a}', '%%{a}', '$a', '{a}'] })).toEqual([
      refused('name', "'a-${b}'"),
      refused('tags.A', "'%{if b}'"),
    ]);
    expect(given({ tags: { '${a}': 'b' } })).toEqual([refused("name '${a}' of tags", "'${a}'")]);
    expect(given({ statements: [{ Resource: 'arn:aws:s3:::homes/${aws:username}/*' }] })).toEqual([]);
  });

  it('accepts tokens as values, and refuses them where the program needs the value', () => {
    withApp((app) => {
      const stack = new TerraformStack(app, 'test');
      const variable = new TerraformVariable(stack, 'v', { type: 'any' });
      const { stringValue: text, numberValue: number, listValue: list } = variable;

      expect(given({ name: text, days: number, zones: list, tags: Token.asStringMap(variable) })).toEqual([]);
      expect(given({ name: `a-${text}`, zones: [text], size: number })).toEqual([]);
      expect(given({ gateways: text, rules: list, dryRun: text })).toEqual(
        ['dryRun', 'gateways', 'rules'].map(
          (path) =>
            `${path} must be a literal, got a token; it decides which resources exist, or what they are called [LITERAL_REQUIRED]`,
        ),
      );
      expect(given({ days: text, name: variable.value as unknown })).toEqual([
        'name must be a text, got a token of another type; use stringValue, numberValue or listValue of a variable, or Token.asString, asNumber, asList and asStringMap [PROP_TYPE]',
        'days must be a number, got a token of another type; use stringValue, numberValue or listValue of a variable, or Token.asString, asNumber, asList and asStringMap [PROP_TYPE]',
      ]);
    });
  });
});

describe('checkProps and checkOptions', () => {
  it('return what is given, without members that are undefined', () => {
    withApp((app) => {
      const stack = new TerraformStack(app, 'test');
      const key = new Key();
      const props = { name: 'a', days: undefined, key, rules: [{ schedule: 'daily', copies: undefined }] };

      expect(Object.keys(checkProps(stack, shapes, 'PlanProps', props))).toEqual(['name', 'key', 'rules']);
      expect(Object.keys(checkOptions('plan', shapes, 'PlanProps', props).rules[0] ?? {})).toEqual(['schedule']);
      expect(checkOptions('plan', shapes, 'PlanProps', props).key).toBe(key);
    });
  });

  it('name the construct or the function', () => {
    withApp((app) => {
      const stack = new TerraformStack(app, 'test');
      const missing = 'name must be given, got nothing; write a text [PROP_MISSING]';

      expect(problemsOf(() => checkProps(stack, shapes, 'PlanProps', {}))).toEqual([`test: ${missing}`]);
      expect(problemsOf(() => checkOptions('plan', shapes, 'PlanProps', {}))).toEqual([`plan: ${missing}`]);
    });
  });
});

describe('nearest', () => {
  it.each([
    ['webACL', 'webAcl'],
    ['trafic', 'traffic'],
    ['cidr', 'cidrBlock'],
    ['com.amazonaws.eu-west-1.zone', 'zones'],
    ['instanceclass', 'instanceClass'],
    ['AWSManagedRulesTraffic', 'traffic'],
    ['London', 'Europe/London'],
    ['colour', undefined],
    ['', undefined],
    ['el', undefined],
  ])('%s is near to %s', (name, expected) => {
    const known = ['webAcl', 'traffic', 'cidrBlock', 'instanceClass', 'zones', 'Europe/London', 'Europe/Berlin'];

    expect(nearest(name, known)).toBe(expected);
  });
});

class Key {
  readonly arn = 'arn';
}
