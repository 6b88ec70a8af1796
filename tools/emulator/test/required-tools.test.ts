import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { deployLocally } from '../src/rehearsal';
import { startEmulator } from '../src/servers';
import { MissingToolsError, missingTools, requireTools } from '../src/processes/required-tools';
import { validateStacks } from '../src/terraform/validate-stacks';

describe('required tools', () => {
  const bin = mkdtempSync(join(tmpdir(), 'etops-bin-'));
  const nothing = { PATH: bin };

  afterAll(() => {
    rmSync(bin, { recursive: true });
  });

  it('names the installation of each missing tool', () => {
    expect(missingTools(['terraform', 'moto_server'], nothing)).toEqual([
      'terraform is not on PATH; install Terraform 1.11 or later: https://developer.hashicorp.com/terraform/install',
      "moto_server is not on PATH; run: pip install 'moto[server]==5.2.1'",
    ]);
    expect(missingTools(['terraform'], {})).toHaveLength(1);
  });

  it('finds an executable in any directory of PATH', () => {
    const other = mkdtempSync(join(tmpdir(), 'etops-bin-'));
    const tool = join(other, 'terraform');
    writeFileSync(tool, '');
    const environment = { PATH: ['', bin, other].join(delimiter) };

    expect(missingTools(['terraform'], environment)).toHaveLength(1);
    chmodSync(tool, 0o755);
    expect(missingTools(['terraform'], environment)).toEqual([]);
    rmSync(other, { recursive: true });
  });

  it('fails before anything is started', async () => {
    const synthesize = jest.fn<Promise<string>, [string]>();

    await expect(
      deployLocally({ stacks: { a: [] }, synthesize, recordOutputs: () => undefined, environment: nothing }),
    ).rejects.toThrow(/^terraform is not on PATH.*\nmoto_server is not on PATH/);
    expect(synthesize).not.toHaveBeenCalled();
    await expect(startEmulator({ logFile: join(bin, 'log'), environment: nothing })).rejects.toThrow(MissingToolsError);
    expect(() => {
      requireTools(['terraform'], nothing);
    }).toThrow(MissingToolsError);
  });

  it('reports stacks as not validated when terraform is missing', async () => {
    await expect(validateStacks(bin, nothing)).resolves.toEqual({
      status: 'skipped',
      reason:
        'terraform is not on PATH; install Terraform 1.11 or later: https://developer.hashicorp.com/terraform/install',
    });
  });
});
