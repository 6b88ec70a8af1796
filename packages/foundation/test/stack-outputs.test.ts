import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataAwsRegion } from '@cdktf/provider-aws/lib/data-aws-region';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import type { EnvironmentRef } from '@etops/contracts';
import { synth, testEnvironment, withApp } from './kit';
import type { ValidationError } from '../src';
import { EnvironmentStack, readOutputs, recordOutputs, StackOutputs } from '../src';

const accountId = '123456789012';
const names = { bootstrap: ['hostedZoneId'], vault: ['replicaFileSystemId'] };

let directory: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'etops-outputs-'));
  file = join(directory, 'outputs.json');
  writeFileSync(file, JSON.stringify({ bootstrap: { accountId, hostedZoneId: 'Z1' }, vault: {} }));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

function faultsOf(act: () => unknown): readonly string[] {
  try {
    act();
  } catch (error) {
    return (error as ValidationError).problems.map(({ message, code }) => `${message} [${code}]`);
  }
  return [];
}

const environment: EnvironmentRef = { ...testEnvironment, accountId };

describe('StackOutputs', () => {
  it('returns the recorded value, and adds nothing to the stack', () => {
    const outputs = new StackOutputs({ bootstrap: { hostedZoneId: 'Z123' } });

    const { json } = synth(
      (stack) => {
        expect(outputs.get('bootstrap', 'hostedZoneId', stack)).toBe('Z123');
      },
      (app) => new EnvironmentStack(app, 'dns', { environment }),
    );

    expect([outputs.has('bootstrap', 'hostedZoneId'), outputs.has('vault', 'hostedZoneId')]).toEqual([true, false]);
    expect(outputs.missingOutputs).toEqual([]);
    expect(json.resource).toBeUndefined();
  });

  it('returns a placeholder instead of an id, and lists each missing output once', () => {
    const outputs = new StackOutputs({ bootstrap: {} });

    withApp((app) => {
      const dns = new EnvironmentStack(app, 'dns', { environment });
      const dr = new EnvironmentStack(app, 'dr', { environment });

      expect(outputs.get('bootstrap', 'hostedZoneId', dns)).toBe('NOT-RECORDED-hostedZoneId');
      outputs.get('bootstrap', 'hostedZoneId', dns);
      outputs.get('vault', 'fileSystemId', dr);
    });

    expect(outputs.missingOutputs).toEqual([
      { stack: 'bootstrap', name: 'hostedZoneId', neededBy: 'dns' },
      { stack: 'vault', name: 'fileSystemId', neededBy: 'dr' },
    ]);
  });

  it('lets nothing be applied with a placeholder: everything waits for a precondition that fails', () => {
    const outputs = new StackOutputs({});

    const { json } = synth(
      (stack) => {
        const vpc = new Vpc(stack, 'before', { cidrBlock: '10.0.0.0/16' });
        outputs.get('vault', 'fileSystemId', stack);
        outputs.get('bootstrap', 'hostedZoneId', stack);
        new Vpc(stack, 'after', { cidrBlock: '10.1.0.0/16', dependsOn: [vpc] });
        new DataAwsRegion(stack, 'region');
      },
      (app) => new EnvironmentStack(app, 'dns', { environment }),
    );

    const refusal = 'terraform_data.recorded-outputs';
    expect(json).toMatchObject({
      resource: {
        terraform_data: {
          'recorded-outputs': {
            lifecycle: {
              precondition: [
                {
                  condition: '${(timestamp() == local.recorded-outputs-never)}',
                  error_message:
                    'dns cannot be applied yet: fileSystemId of vault is not recorded, deploy vault and record its outputs; hostedZoneId of bootstrap is not recorded, deploy bootstrap and record its outputs.',
                },
              ],
            },
          },
        },
        aws_vpc: {
          before: { depends_on: [refusal] },
          after: { depends_on: ['aws_vpc.before', refusal] },
        },
      },
      data: { aws_region: { region: { depends_on: [refusal] } } },
    });
  });
});

describe('readOutputs', () => {
  it('returns the recorded outputs of a file', () => {
    expect(readOutputs(file, names)).toEqual({ bootstrap: { accountId, hostedZoneId: 'Z1' }, vault: {} });
  });

  it('fails when the outputs are those of another account, or of one that is not recorded', () => {
    const accountIds = { bootstrap: '210987654321', vault: '210987654321' };

    expect(readOutputs(file, names, { bootstrap: accountId, vault: accountId })).toMatchObject({ vault: {} });
    expect(faultsOf(() => readOutputs(file, names, accountIds))).toEqual([
      'the file must contain outputs of bootstrap in account 210987654321, got those of 123456789012; record bootstrap again [OUTPUTS_FILE]',
    ]);
    writeFileSync(file, JSON.stringify({ bootstrap: { hostedZoneId: 'Z1' } }));
    expect(faultsOf(() => readOutputs(file, names, accountIds))).toEqual([
      'the file must contain outputs of bootstrap in account 210987654321, got those of an account that is not recorded; record bootstrap again [OUTPUTS_FILE]',
    ]);
  });

  it('fails when the file does not exist, and suggests how to create it', () => {
    expect(faultsOf(() => readOutputs('/nowhere/outputs.json', names))).toEqual([
      "the file must contain outputs as JSON, got 'ENOENT: no such file or directory, open '/nowhere/outputs.json''; restore it, or write {} and record the outputs again [OUTPUTS_FILE]",
    ]);
  });

  it.each<[text: string, faults: readonly string[]]>([
    ['null', ['contain an object of stacks, got null; write {} and record the outputs again']],
    ['[]', ['contain an object of stacks, got []; write {} and record the outputs again']],
    ['{ "bootstrp": {} }', ["name stacks that publish outputs, got 'bootstrp'; write 'bootstrap'"]],
    ['{ "vault": 1 }', ['contain an object of outputs for vault, got 1; record vault again']],
    ['{ "vault": { "id": "fs-1" } }', ["name outputs of vault, got 'id'; use replicaFileSystemId"]],
    [
      '{ "bootstrap": { "hostedzoneID": "Z1" } }',
      ["name outputs of bootstrap, got 'hostedzoneID'; write 'hostedZoneId'"],
    ],
    ...['1', 'null', '[]', '""', '"NOT-RECORDED-hostedZoneId"'].map((value): [string, readonly string[]] => [
      `{ "bootstrap": { "hostedZoneId": ${value} } }`,
      [
        `contain the text that AWS assigned for bootstrap.hostedZoneId, got ${value}; record bootstrap again, or remove the line`,
      ],
    ]),
  ])('fails when the file contains %s', (text, faults) => {
    writeFileSync(file, text);

    expect(faultsOf(() => readOutputs(file, names))).toEqual(
      faults.map((fault) => `the file must ${fault} [OUTPUTS_FILE]`),
    );
  });
});

describe('recordOutputs', () => {
  it('records the outputs of a stack, and leaves the rest of the file as it was', () => {
    const outputs = { replicaFileSystemId: 'fs-1', somethingElse: 'x' };

    const recorded = recordOutputs({ file, names, accountId, stack: 'vault', outputs });

    expect(recorded).toEqual({
      bootstrap: { accountId, hostedZoneId: 'Z1' },
      vault: { accountId, replicaFileSystemId: 'fs-1' },
    });
    expect(readOutputs(file, names)).toEqual(recorded);
    expect(readFileSync(file, 'utf8')).toMatch(/\n$/);
  });

  it('does not overwrite a file that a merge has broken', () => {
    writeFileSync(file, '<<<<<<< HEAD');

    const record = () =>
      recordOutputs({ file, names, accountId, stack: 'vault', outputs: { replicaFileSystemId: 'fs-1' } });

    expect(faultsOf(record)).toEqual([
      expect.stringMatching(/^the file must contain outputs as JSON, got '.*'; restore it, .* \[OUTPUTS_FILE\]$/),
    ]);
    expect(readFileSync(file, 'utf8')).toBe('<<<<<<< HEAD');
  });

  it('fails when an output is missing, and leaves the file as it was', () => {
    const before = readFileSync(file, 'utf8');

    expect(() => recordOutputs({ file, names, accountId, stack: 'bootstrap', outputs: { nameServers: [] } })).toThrow(
      'recordOutputs: outputs.hostedZoneId must be a text, got nothing; deploy bootstrap first [OUTPUTS_FILE]',
    );
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('leaves the file as it was for a stack without recorded outputs', () => {
    const before = readFileSync(file, 'utf8');

    expect(recordOutputs({ file, names, accountId, stack: 'dns', outputs: { anything: 'x' } })).toEqual(
      JSON.parse(before),
    );
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});
