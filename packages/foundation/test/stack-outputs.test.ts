import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ValidationError } from '../src';
import { readOutputs, recordOutputs, StackOutputs } from '../src';

const names = { bootstrap: ['hostedZoneId'], vault: ['replicaFileSystemId'] };

let directory: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'etops-outputs-'));
  file = join(directory, 'outputs.json');
  writeFileSync(file, JSON.stringify({ bootstrap: { hostedZoneId: 'Z1' }, vault: {} }));
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

describe('StackOutputs', () => {
  it('returns the recorded value', () => {
    const outputs = new StackOutputs({ bootstrap: { hostedZoneId: 'Z123' } });

    expect(outputs.get('bootstrap', 'hostedZoneId', 'dns')).toBe('Z123');
    expect(outputs.missingOutputs).toEqual([]);
  });

  it('returns a placeholder instead of an id, and lists each missing output once', () => {
    const outputs = new StackOutputs({ bootstrap: {} });

    expect(outputs.get('bootstrap', 'hostedZoneId', 'dns')).toBe('NOT-RECORDED-hostedZoneId');
    outputs.get('bootstrap', 'hostedZoneId', 'dns');
    outputs.get('vault', 'fileSystemId', 'dr');

    expect(outputs.missingOutputs).toEqual([
      { stack: 'bootstrap', name: 'hostedZoneId', neededBy: 'dns' },
      { stack: 'vault', name: 'fileSystemId', neededBy: 'dr' },
    ]);
  });
});

describe('readOutputs', () => {
  it('returns the recorded outputs of a file', () => {
    expect(readOutputs(file, names)).toEqual({ bootstrap: { hostedZoneId: 'Z1' }, vault: {} });
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

    const recorded = recordOutputs({ file, names, stack: 'vault', outputs });

    expect(recorded).toEqual({ bootstrap: { hostedZoneId: 'Z1' }, vault: { replicaFileSystemId: 'fs-1' } });
    expect(readOutputs(file, names)).toEqual(recorded);
    expect(readFileSync(file, 'utf8')).toMatch(/\n$/);
  });

  it('does not overwrite a file that a merge has broken', () => {
    writeFileSync(file, '<<<<<<< HEAD');

    const record = () => recordOutputs({ file, names, stack: 'vault', outputs: { replicaFileSystemId: 'fs-1' } });

    expect(faultsOf(record)).toEqual([
      expect.stringMatching(/^the file must contain outputs as JSON, got '.*'; restore it, .* \[OUTPUTS_FILE\]$/),
    ]);
    expect(readFileSync(file, 'utf8')).toBe('<<<<<<< HEAD');
  });

  it('fails when an output is missing, and leaves the file as it was', () => {
    const before = readFileSync(file, 'utf8');

    expect(() => recordOutputs({ file, names, stack: 'bootstrap', outputs: { nameServers: [] } })).toThrow(
      'bootstrap has no output hostedZoneId; deploy it first',
    );
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('leaves the file as it was for a stack without recorded outputs', () => {
    const before = readFileSync(file, 'utf8');

    expect(recordOutputs({ file, names, stack: 'dns', outputs: { anything: 'x' } })).toEqual(JSON.parse(before));
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});
