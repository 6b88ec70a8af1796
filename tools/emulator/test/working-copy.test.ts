import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStack, stackNames, withoutPreventDestroy, writeStack } from '../src/terraform/working-copy';

describe('working copy', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'etops-working-copy-'));

  afterAll(() => {
    rmSync(outdir, { recursive: true });
  });

  it("is laid out as cdktf's output directory", () => {
    const json = { resource: { aws_vpc: { main: {} } } };

    writeStack(outdir, 'primary', json);

    expect(JSON.parse(readFileSync(join(outdir, 'stacks', 'primary', 'cdk.tf.json'), 'utf8'))).toEqual(json);
    expect(readStack(outdir, 'primary')).toEqual(json);
    expect(stackNames(outdir)).toEqual(['primary']);
  });

  it('fails with the name of a stack that was not synthesized', () => {
    expect(() => readStack(outdir, 'absent')).toThrow(/^cannot read the JSON of stack 'absent': ENOENT/);
  });

  it('differs from its source in prevent_destroy only', () => {
    const json = {
      resource: {
        aws_vpc: { main: { lifecycle: { prevent_destroy: true, ignore_changes: ['tags'] } } },
        aws_kms_key: { key: { lifecycle: { prevent_destroy: true } } },
      },
    };

    expect(withoutPreventDestroy(json)).toEqual({
      resource: {
        aws_vpc: { main: { lifecycle: { ignore_changes: ['tags'] } } },
        aws_kms_key: { key: { lifecycle: {} } },
      },
    });
  });
});
