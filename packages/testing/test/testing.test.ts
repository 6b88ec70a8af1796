import type { IAspect } from 'cdktf';
import { App, Aspects, TerraformOutput, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { problemsOf, runExample, synth, SynthesizedJson } from '../src';

const output = (stack: TerraformStack, value: string) => new TerraformOutput(stack, 'output', { value });

describe('synth', () => {
  it('returns the JSON of the stack', () => {
    expect(synth((stack) => output(stack, 'v')).json.output).toEqual({ output: { value: 'v' } });
  });

  it('fails when a validation does, also one that an aspect adds', () => {
    const aspect: IAspect = {
      visit: (node: IConstruct) => {
        if (node instanceof TerraformOutput) {
          node.node.addValidation({ validate: () => ['late'] });
        }
      },
    };

    const problems = problemsOf(() =>
      synth((stack) => {
        output(stack, 'v');
        stack.node.addValidation({ validate: () => ['early'] });
        Aspects.of(stack).add(aspect);
      }),
    );

    expect(problems).toEqual(['test: early', 'test/output: late']);
  });
});

describe('SynthesizedJson', () => {
  const json = new SynthesizedJson({
    resource: { aws_vpc: { b: { n: 2 }, a: { n: 1 } }, aws_subnet: { s: { n: 3 } } },
    data: { aws_region: { r: { n: 4 } } },
  });

  it('finds resources and data sources by type', () => {
    expect(json.resources('aws_vpc')).toEqual([{ n: 2 }, { n: 1 }]);
    expect(json.resource('aws_subnet')).toEqual({ n: 3 });
    expect(json.dataSources('aws_region')).toEqual([{ n: 4 }]);
    expect(json.resources('aws_lb')).toEqual([]);
  });

  it('lists addresses in order', () => {
    expect(json.addresses()).toEqual(['aws_subnet.s', 'aws_vpc.a', 'aws_vpc.b']);
  });

  it('lists the addresses when a resource is not the only one', () => {
    expect(problemsOf(() => json.resource('aws_vpc'))).toEqual([
      'expected one aws_vpc, found 2; the stack has aws_subnet.s, aws_vpc.a, aws_vpc.b',
    ]);
  });
});

it('fails when a function throws no error', () => {
  expect(problemsOf(() => problemsOf(() => undefined))).toEqual(['expected an error, but none was thrown']);
});

it('runs an example in its own directory and reads its stacks', () => {
  const before = process.env.CDKTF_OUTDIR;
  const stacks = runExample(() => {
    const app = new App();
    output(new TerraformStack(app, 'example'), 'v');
    app.synth();
  });

  expect(stacks.example?.json.output).toEqual({ output: { value: 'v' } });
  expect(process.env.CDKTF_OUTDIR).toBe(before);
});
