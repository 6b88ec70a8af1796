import { TerraformOutput, TerraformVariable, Token } from 'cdktf';
import fc from 'fast-check';
import { synth, testEnvironment } from './kit';
import {
  addressesIn,
  blocksAt,
  blocksOf,
  EnvironmentStack,
  escapeTemplates,
  isLiteralText,
  jsonText,
  preventsDestroy,
  refersTo,
  stackElements,
  StackReader,
  textOf,
  textsOf,
} from '../src';
import type { StackJson } from '../src';

const json: StackJson = {
  provider: {
    aws: [
      { region: 'eu-central-1', allowed_account_ids: ['123456789012'], default_tags: [{ tags: { Application: 'a' } }] },
      { region: 'us-east-1', alias: 'us-east-1' },
    ],
  },
  resource: {
    aws_vpc: { main: { '//': { metadata: { path: 'primary/network/vpc' } }, cidr_block: '10.0.0.0/16' } },
    aws_lb: { x: { subnets: ['${aws_subnet.a.id}'] }, x2: { provider: 'aws.us-east-1' } },
  },
  data: { aws_lb: { x: { name: 'x' } } },
  ephemeral: { aws_secretsmanager_random_password: { password: { password_length: 40 } } },
  output: { vpc: { value: '${aws_vpc.main.id}' } },
};
const reader = new StackReader(json);

describe('StackReader', () => {
  it('reads resources of one type, of several and of all, with address and path', () => {
    expect(reader.resources('aws_vpc')).toEqual([
      {
        type: 'aws_vpc',
        address: 'aws_vpc.main',
        path: 'primary/network/vpc',
        attributes: json.resource?.aws_vpc?.main,
      },
    ]);
    expect(reader.resources('aws_lb', 'aws_none').map(({ path }) => path)).toEqual(['aws_lb.x', 'aws_lb.x2']);
    expect(reader.resources().map(({ address }) => address)).toEqual(['aws_vpc.main', 'aws_lb.x', 'aws_lb.x2']);
  });

  it('gives data sources and ephemeral resources addresses with a prefix', () => {
    expect(reader.dataSources('aws_lb').map(({ address }) => address)).toEqual(['data.aws_lb.x']);
    expect(reader.ephemerals().map(({ address }) => address)).toEqual([
      'ephemeral.aws_secretsmanager_random_password.password',
    ]);
  });

  it('reads an element that is a list in the JSON', () => {
    const listed = {
      resource: { aws_vpc: { main: [{ cidr_block: '10.0.0.0/16' }] as unknown as object } },
    } as StackJson;
    expect(stackElements(listed, 'resource').map(({ attributes }) => attributes.cidr_block)).toEqual(['10.0.0.0/16']);
  });

  it('reads outputs, and counts resources by type', () => {
    expect(Object.keys(reader.outputs())).toEqual(['vpc']);
    expect(Object.entries(reader.countsByType())).toEqual([
      ['aws_lb', 2],
      ['aws_vpc', 1],
    ]);
  });

  it('finds the provider of a resource, and the Regions of all', () => {
    const [x, x2] = reader.resources('aws_lb');
    expect(reader.regions()).toEqual(['eu-central-1', 'us-east-1']);
    expect(x && reader.providerOf(x)).toEqual({
      address: 'aws',
      region: 'eu-central-1',
      accountId: '123456789012',
      defaultTags: { Application: 'a' },
    });
    expect(x2 && reader.providerOf(x2)).toEqual({
      address: 'aws.us-east-1',
      region: 'us-east-1',
      accountId: '',
      defaultTags: {},
    });
    expect(reader.providerOf({ attributes: { provider: 'aws.gone' } }).region).toBe('');
  });

  it('resolves a reference to a literal, and nothing else', () => {
    expect(reader.resolve('${aws_vpc.main.cidr_block}')).toBe('10.0.0.0/16');
    expect(reader.resolve('${data.aws_lb.x.name}')).toBe('x');
    expect(reader.resolve('${aws_vpc.main.id}')).toBe('${aws_vpc.main.id}');
    expect(reader.resolve('text')).toBe('text');
    expect(reader.resolve(7)).toBe(7);
  });

  it('reads an empty stack', () => {
    const empty = new StackReader({});
    expect([empty.resources(), empty.dataSources('aws_lb'), empty.providers(), empty.outputs()]).toEqual([
      [],
      [],
      [],
      {},
    ]);
  });
});

describe('refersTo', () => {
  it.each([
    ['text', '${aws_lb.x.arn}'],
    ['text around it', 'arn:${aws_lb.x.name}/*'],
    ['a list', ['a', '${aws_lb.x.arn}']],
    ['a nested block', { statement: [{ condition: { values: ['${aws_lb.x.arn}'] } }] }],
    ['an expression', '${join(",", [aws_vpc.main.id, aws_lb.x.arn])}'],
    ['an expression with braces', '${merge({ a = "}" }, { b = aws_lb.x.arn })}'],
    ['an instance', '${aws_lb.x[0].arn}'],
    ['a directive', '%{ if aws_lb.x.internal }yes%{ endif }'],
    ['depends_on', { depends_on: ['aws_lb.x'] }],
    ['replace_triggered_by', { lifecycle: { replace_triggered_by: ['aws_lb.x.id'] } }],
  ])('finds a reference in %s', (_, value) => {
    expect(refersTo(value, 'aws_lb.x')).toBe(true);
    expect(refersTo(value, { address: 'aws_lb.x' })).toBe(true);
  });

  it.each([
    ['another name', '${aws_lb.x2.arn}'],
    ['another type', '${my_aws_lb.x.arn}'],
    ['a data source of that name', '${data.aws_lb.x.arn}'],
    ['an escaped expression', '$${aws_lb.x.arn}'],
    ['plain text', 'see aws_lb.x for more'],
    ['a quoted text in an expression', '${lookup(local.m, "aws_lb.x")}'],
    ['nothing', undefined],
  ])('finds no reference in %s', (_, value) => {
    expect(refersTo(value, 'aws_lb.x')).toBe(false);
  });

  it('finds data sources and ephemeral resources', () => {
    const value = ['${data.aws_lb.x.arn}', '${ephemeral.aws_secret_version.y.secret_string}', '${var.some_name.z}'];
    expect([...addressesIn(value)]).toEqual(['data.aws_lb.x', 'ephemeral.aws_secret_version.y']);
  });
});

describe('escapeTemplates', () => {
  it.each([
    ['${aws:username}', '$${aws:username}'],
    ['%{if x}', '%%{if x}'],
    ['$${x} %%{y}', '$${x} %%{y}'],
    ['$.x {y} 5% $', '$.x {y} 5% $'],
    ['${TfToken[TOKEN.1]}/${x}', '${TfToken[TOKEN.1]}/$${x}'],
  ])('makes %p literal: %p', (text, expected) => {
    expect(escapeTemplates(text)).toBe(expected);
  });

  it('leaves no expression in any text, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('${', '%{', '$', '%', '{', '}', 'a', '"')), (parts) => {
        const escaped = escapeTemplates(parts.join(''));
        expect(escaped).not.toMatch(/(?<!\$)\$\{|(?<!%)%\{/);
        expect(escapeTemplates(escaped)).toBe(escaped);
      }),
    );
  });

  it('lets Terraform encode lists and maps that are tokens', () => {
    const json = synth(
      (stack: EnvironmentStack) => {
        const list = new TerraformVariable(stack, 'list', { type: 'list(string)' }).listValue;
        const map = Token.asStringMap(new TerraformVariable(stack, 'map', { type: 'map(string)' }).fqn);
        new TerraformOutput(stack, 'text', { value: jsonText({ list, map, text: '${x}' }) });
      },
      (app) => new EnvironmentStack(app, 'primary', { environment: testEnvironment }),
    ).json as { output: { text: { value: string } } };

    expect(json.output.text.value).toBe('{"list":${jsonencode(var.list)},"map":${jsonencode(var.map)},"text":"$${x}"}');
  });

  it('keeps data equal for Terraform, which reads $${ as ${', () => {
    const read = (text: string): unknown => JSON.parse(text.replaceAll('$${', '${').replaceAll('%%{', '%{'));
    const value = { a: ['${aws:username}', '%{x}'], '${b}': '$.x' };
    expect(read(jsonText(value))).toEqual(value);
  });
});

describe('blocksOf and blocksAt', () => {
  it('read one nested block, several or none', () => {
    expect(blocksOf({ a: 1 })).toEqual([{ a: 1 }]);
    expect(blocksOf([{ a: 1 }, null, 'x'])).toEqual([{ a: 1 }]);
    expect(blocksOf(undefined)).toEqual([]);
  });

  it('read blocks at any depth', () => {
    const attributes = { rule: [{ destination: { bucket: 'a' } }, { destination: [{ bucket: 'b' }] }, {}] };
    expect(blocksAt(attributes, 'rule', 'destination')).toEqual([{ bucket: 'a' }, { bucket: 'b' }]);
  });

  it('read texts, lists of texts and prevent_destroy', () => {
    expect([textOf('a'), textOf(1), textsOf(['a', 1]), textsOf('a')]).toEqual(['a', '', ['a'], []]);
    expect([isLiteralText('a'), isLiteralText('${a.b}'), isLiteralText('$${a}'), isLiteralText('')]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(preventsDestroy({ attributes: { lifecycle: { prevent_destroy: true } } })).toBe(true);
  });
});
