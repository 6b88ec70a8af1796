import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemsOf } from '@etops/testing';
import { readFacts, recordFacts } from '../src/config/facts';
import { formatMissingFacts } from '../src/commands/missing-facts';
import { recordedFacts, synthesized } from './output';

describe('facts that are not recorded', () => {
  const output = synthesized({});

  it('leave a placeholder that nobody takes for an id', () => {
    expect(output.json.dns?.text).toContain('NOT-RECORDED-hostedZoneId');
    expect(output.json.dr?.text).toContain('NOT-RECORDED-replicaFileSystemId');
  });

  it('are named, with the stacks that wait for them and what to do', () => {
    expect(formatMissingFacts(output.missingFacts)).toBe(`Facts not recorded yet (placeholders stand in the JSON):
  primary, dr, staging, dns wait for bootstrap.hostedZoneId: deploy bootstrap, then npm run record-facts -- bootstrap
  primary, dr wait for vault.replicaFileSystemId: deploy vault, then npm run record-facts -- vault

`);
  });
});

it('waits for nothing when all facts are recorded', () => {
  const output = synthesized(recordedFacts);

  expect(formatMissingFacts(output.missingFacts)).toBe('');
  expect(Object.values(output.json).filter(({ text }) => text.includes('NOT-RECORDED'))).toEqual([]);
});

describe('readFacts', () => {
  it('names a file that does not exist, and what to do', () => {
    expect(problemsOf(() => readFacts('/nowhere/facts.json'))).toEqual([
      "/nowhere/facts.json: the file must hold facts as JSON, got 'ENOENT: no such file or directory, open '/nowhere/facts.json''; restore it, or write {} and record the facts again [FACTS_FILE]",
    ]);
  });
});

describe('recordFacts', () => {
  let directory: string;
  let file: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'etops-facts-'));
    file = join(directory, 'facts.json');
    writeFileSync(file, JSON.stringify({ bootstrap: { hostedZoneId: 'Z1' }, vault: {} }));
  });
  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  it('records what a stack publishes, and leaves the rest of the file alone', () => {
    recordFacts('vault', { replicaFileSystemId: 'fs-1', somethingElse: 'x' }, file);

    expect(readFacts(file)).toEqual({ bootstrap: { hostedZoneId: 'Z1' }, vault: { replicaFileSystemId: 'fs-1' } });
    expect(readFileSync(file, 'utf8')).toMatch(/\n$/);
  });

  it('writes nothing over a file that a merge has spoilt', () => {
    writeFileSync(file, '<<<<<<< HEAD');

    expect(problemsOf(() => recordFacts('vault', { replicaFileSystemId: 'fs-1' }, file))).toEqual([
      expect.stringMatching(/facts\.json: the file must hold facts as JSON, got '.*'; restore it, .* \[FACTS_FILE\]$/),
    ]);
    expect(readFileSync(file, 'utf8')).toBe('<<<<<<< HEAD');
  });

  it('records nothing, and says so, when an output is missing', () => {
    const before = readFileSync(file, 'utf8');

    expect(() => recordFacts('bootstrap', { nameServers: [] }, file)).toThrow(
      'bootstrap has no output hostedZoneId; deploy it first',
    );
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('leaves the file alone for a stack that publishes no facts', () => {
    expect(recordFacts('dns', { anything: 'x' }, file)).toEqual({ bootstrap: { hostedZoneId: 'Z1' }, vault: {} });
  });
});
