import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account, NamedFinding } from '@etops/account';
import { lookAt, preflightChecks, verifyChecks } from '@etops/account';
import { Rehearsal } from '@etops/emulator';
import { AwsClients } from '@etops/emulator/testing';
import type { StackJson } from '@etops/foundation';
import { StackReader } from '@etops/foundation';
import { synthesizeAirline } from '../src/synthesize';
import { recordedOutputs } from './output';

const MINUTES = 60_000;

describe('the account of primary on the emulator, before anything is applied', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'etops-account-'));
  let rehearsal: Rehearsal;
  let stack: StackReader;
  let account: Account;

  beforeAll(async () => {
    rehearsal = await Rehearsal.start();
    synthesizeAirline({ outdir, values: recordedOutputs });
    stack = new StackReader(JSON.parse(readFileSync(join(outdir, 'stacks/primary/cdk.tf.json'), 'utf8')) as StackJson);
    account = { client: (ClientClass, region) => new AwsClients(rehearsal.endpoint, region).of(ClientClass) };
  }, 3 * MINUTES);
  afterAll(async () => {
    await rehearsal.stop();
    rmSync(outdir, { recursive: true });
  });

  const faults = (findings: readonly NamedFinding[]) =>
    findings.filter(({ status }) => status !== 'ok').map(({ check, status, found }) => `${check} ${status}: ${found}`);

  it('is ready for it, except for what other stacks create, and the images of the example', async () => {
    const checks = preflightChecks(() => Promise.resolve([]));
    const findings = await lookAt(checks, { name: 'primary', stack, account });

    expect(faults(findings)).toEqual([
      'state bucket failed: does not exist in eu-central-1',
      'image failed: not in eu-central-1',
      expect.stringMatching(/^hosted zone failed: NoSuchHostedZone/),
    ]);
    expect(findings.filter(({ status }) => status === 'ok').map(({ found }) => found)).toEqual(
      expect.arrayContaining(['108 needed, 0 used by others, 256 allowed', 'none, or the one of the stack']),
    );
  });

  it('contains nothing that verify takes for sound', async () => {
    const findings = await lookAt(verifyChecks, { name: 'primary', stack, account });

    expect(findings.map(({ check, status }) => `${check} ${status}`)).toEqual([
      'identity ok',
      'servers failed',
      'targets failed',
      'VPN tunnels failed',
      'database failed',
      'secret failed',
      'files failed',
      'topic failed',
    ]);
  });
});
