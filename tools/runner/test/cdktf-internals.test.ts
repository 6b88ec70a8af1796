import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { internals, replacements } from '../src/cdktf-internals.cjs';

const cdktf = dirname(require.resolve('cdktf/package.json'));

describe('the replacements for cdktf', () => {
  it.each(Object.entries(internals))('expect %s as it is installed', (name, { sha256 }) => {
    const installed = createHash('sha256').update(readFileSync(join(cdktf, name)));

    expect(installed.digest('hex')).toBe(sha256);
  });

  it('are not used with another release', () => {
    const other = mkdtempSync(join(tmpdir(), 'etops-runner-'));
    writeFileSync(join(other, 'package.json'), JSON.stringify({ version: '0.21.1' }));

    expect(replacements(other).size).toBe(0);
    expect(replacements(cdktf).size).toBe(Object.keys(internals).length);
    rmSync(other, { recursive: true });
  });
});
