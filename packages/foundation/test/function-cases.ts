import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FunctionCase } from './kit';
import type { NextRunsOptions, RecordOutputsOptions } from '../src';
import { nextRuns, recordOutputs } from '../src';

const runs: FunctionCase<NextRunsOptions> = {
  name: 'nextRuns',
  options: 'NextRunsOptions',
  call: (options) => nextRuns('cron(0 5 * * ? *)', 'scheduler', options),
  variants: { full: { from: new Date('2026-11-23T00:00:00Z'), count: 3, timeZone: 'Europe/Berlin' } },
};

const outputs: FunctionCase<RecordOutputsOptions> = {
  name: 'recordOutputs',
  exceptions: {
    file: 'every text is a path, and a message begins with it',
    'names.dns': 'a list of tokens names outputs that the stack lacks',
    'names.dns[]': 'a token is the name of an output that the stack lacks',
  },
  options: 'RecordOutputsOptions',
  call: (options) => {
    const directory = mkdtempSync(join(tmpdir(), 'etops-outputs-'));
    const file = join(directory, 'outputs.json');
    writeFileSync(file, '{}');
    try {
      recordOutputs(options.file === 'outputs.json' ? { ...options, file } : options);
    } finally {
      rmSync(directory, { recursive: true });
    }
  },
  variants: {
    full: {
      file: 'outputs.json',
      names: { dns: ['zoneId'] },
      stack: 'dns',
      accountId: '123456789012',
      outputs: { zoneId: 'Z0123456789' },
    },
  },
};

/** Every function of the package that checks its options, with valid options that give each optional one. */
export const functionCases: readonly FunctionCase[] = [runs, outputs];
