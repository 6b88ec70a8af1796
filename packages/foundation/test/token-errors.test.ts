import type { TerraformStack } from 'cdktf';
import { TerraformOutput, TerraformResource, TerraformVariable, Token } from 'cdktf';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnvironmentStack, synthesizeApp } from '../src';
import { problemsOf, synth, testEnvironment } from './kit';

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'etops-tokens-'));
});
afterEach(() => {
  rmSync(outdir, { recursive: true });
});

/** Problems of a stack that uses the tokens of a variable. */
function problemsWith(fill: (stack: EnvironmentStack, variable: TerraformVariable) => void): readonly string[] {
  return problemsOf(() =>
    synthesizeApp(
      [
        (app) => {
          const stack = new EnvironmentStack(app, 'primary', { environment: testEnvironment });
          fill(stack, new TerraformVariable(stack, 'variable', {}));
          return stack;
        },
      ],
      outdir,
    ),
  );
}

function resource(stack: TerraformStack, attributes: object): void {
  new TerraformResource(stack, 'queue', { terraformResourceType: 'aws_sqs_queue' }).addOverride('nested', attributes);
}

describe('errors of cdktf about tokens', () => {
  it('name the construct and the argument with an element of a list', () => {
    expect(
      problemsWith((stack, { listValue }) => {
        resource(stack, { subnets: [{ id: listValue[0] }] });
      }),
    ).toEqual([
      'primary/queue: nested.subnets.0.id must be one value, got an element of a list that is a token; ' +
        'use Fn.element(list, 0), for example [TOKEN_MISUSED]',
    ]);
  });

  it('name an output with a value of a map', () => {
    expect(
      problemsWith((stack, variable) => {
        new TerraformOutput(stack, 'value', { value: Object.values(Token.asStringMap(variable))[0] });
      }),
    ).toEqual([
      "primary/value: value must be one value, got one of a map that is a token; use Fn.lookup(map, 'key'), for example [TOKEN_MISUSED]",
    ]);
  });

  it('name lists and maps that are joined with other values, all at once', () => {
    expect(
      problemsWith((stack, variable) => {
        resource(stack, {
          list: [...variable.listValue, 'other'],
          map: { ...Token.asStringMap(variable), other: 'x' },
        });
      }),
    ).toEqual([
      'primary/queue: nested.list must not join a list that is a token with other values, got both; ' +
        'use Fn.concat([list, others]), for example [TOKEN_MISUSED]',
      'primary/queue: nested.map must not join a map that is a token with other values, got both; ' +
        'use Fn.merge([map, others]), for example [TOKEN_MISUSED]',
    ]);
  });

  it('name the scope of a construct whose id is a token', () => {
    expect(
      problemsWith((stack, { stringValue }) => {
        new TerraformOutput(stack, stringValue, { value: 'x' });
      }),
    ).toEqual([
      'primary: the id of a construct must be a literal, got a token; ids are needed before Terraform runs [TOKEN_MISUSED]',
    ]);
  });

  it('are explained in an app that cdktf synthesizes, too', () => {
    expect(
      problemsOf(() =>
        synth(
          (stack) => {
            resource(stack, { id: new TerraformVariable(stack, 'variable', {}).listValue[0] });
          },
          (app) => new EnvironmentStack(app, 'primary', { environment: testEnvironment }),
        ),
      ),
    ).toEqual([expect.stringContaining('primary/queue: nested.id must be one value')]);
  });

  it('leave other errors as they are', () => {
    expect(
      problemsWith(() => {
        throw new TypeError('no');
      }),
    ).toEqual(['no']);
  });
});
