import { markdown, misses } from '../src/figure';
import type { Figure } from '../src/figure';
import { handWritten } from '../src/hand-written';
import type { StackJson } from '@etops/foundation';
import { withoutMetadata } from '../src/same-json';
import { withFigures } from '../src/speed-page';
import { median, medianOfPairs } from '../src/statistics';

const json: StackJson = {
  terraform: { backend: { local: { path: 'test.tfstate' } }, required_version: '>= 1.11.0' },
  provider: { aws: [{ region: 'eu-central-1' }, { alias: 'dr', region: 'eu-west-1' }] },
  resource: {
    aws_subnet: {
      first: { '//': { metadata: {} }, vpc_id: '${aws_vpc.network.id}', depends_on: ['aws_vpc.network'] },
    },
    aws_vpc: {
      network: {
        cidr_block: '10.0.0.0/16',
        tags: { 'a-b': 'vpc' },
        provider: 'aws.dr',
        lifecycle: { prevent_destroy: true },
      },
    },
    aws_s3_bucket_versioning: {
      state: {
        bucket: 'logs-${aws_vpc.network.id}-${upper("a")}',
        versioning_configuration: { status: 'Enabled' },
      },
    },
    terraform_data: { trigger: { input: { types: '${aws_vpc.network.arn}' } } },
  },
};

describe('the program by hand', () => {
  const program = handWritten({ test: json });

  it('writes resources with the provider classes, after the resources that they refer to', () => {
    expect(program).toMatch(/const v3 = new m\d\.Vpc\(stack, "network", \{ cidrBlock: "10\.0\.0\.0\/16", .*\}\);/);
    expect(program).toMatch(/const v2 = new m\d\.Subnet\(stack, "first", \{ vpcId: v3\.id, dependsOn: \[v3\] \}\);/);
    expect(program.indexOf('const v3 =')).toBeLessThan(program.indexOf('const v2 ='));
  });

  it('names blocks and lifecycles as the classes do, and keeps map keys and expressions', () => {
    expect(program).toContain('tags: { "a-b": "vpc" }, lifecycle: { preventDestroy: true }, provider: v1 }');
    expect(program).toContain('versioningConfiguration: { status: "Enabled" }');
    expect(program).toContain(String.raw`bucket: "logs-${'${aws_vpc.network.id}'}-${'${upper(\\"a\\")}'}"`);
    expect(program).toContain('.addOverride("input", { "types": v3.arn });');
  });

  it('fails when the provider has no such type or argument', () => {
    const of = (type: string, block: object) => () =>
      handWritten({ test: { ...json, resource: { [type]: { it: block as Record<string, string> } } } });

    expect(of('aws_airport', {})).toThrow(/^aws_airport is not in /);
    expect(of('aws_vpc', { runway: 'long' })).toThrow(' takes no runway');
  });
});

describe('figures', () => {
  const slow: Figure = { name: 'wall', value: 0.9, unit: '×', bar: 0.8 };

  it('compares measurements by the median of their pairs', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(medianOfPairs([1, 20, 3], [2, 10, 3], (a, b) => a / b)).toBe(1);
  });

  it('fails a figure that exceeds its limit, or that is no number', () => {
    expect([slow, { ...slow, value: 0.8 }, { ...slow, value: NaN }].map(misses)).toEqual([true, false, true]);
  });

  it('writes figures between the marks of the page', () => {
    const page = '# Speed\n\n<!-- figures -->\n\nolder\n\n<!-- /figures -->\n';
    const changed = withFigures(page, markdown([slow]));

    expect(changed).toContain('| wall | 0.90 × | at most 0.8 ×: missed |');
    expect(withFigures(changed, markdown([slow]))).toBe(changed);
    expect(() => withFigures('# Speed', '')).toThrow('the page has no place for figures');
  });

  it('compares JSON without construct paths and without the order of keys', () => {
    expect(withoutMetadata({ b: [1], a: { '//': 'x', c: 1 } })).toBe(withoutMetadata({ a: { c: 1 }, b: [1] }));
    expect(withoutMetadata({ a: [1, 2] })).not.toBe(withoutMetadata({ a: [2, 1] }));
  });
});
