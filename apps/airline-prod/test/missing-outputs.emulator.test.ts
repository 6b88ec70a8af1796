import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeSecurityGroupsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { Rehearsal } from '@etops/emulator';
import { AwsClients } from '@etops/emulator/testing';
import { airline } from '../src/config/airline';
import { synthesizeAirline } from '../src/synthesize';

const THREE_MINUTES = 180_000;

describe('a stack whose outputs are not recorded', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'etops-outputs-'));
  let rehearsal: Rehearsal;

  beforeAll(async () => {
    rehearsal = await Rehearsal.start();
    synthesizeAirline({ outdir, values: {} });
  }, THREE_MINUTES);
  afterAll(async () => {
    await rehearsal.stop();
    rmSync(outdir, { recursive: true });
  });

  it(
    'is planned as a whole, and refuses to be applied before anything changes',
    async () => {
      const planned = await rehearsal.plan(outdir, 'primary');

      expect(planned.filter(({ action }) => action === 'create').length).toBeGreaterThan(100);
      await expect(rehearsal.apply(outdir, 'primary')).rejects.toThrow(
        /primary cannot be applied yet: replicaFileSystemId of vault is not recorded/,
      );
      const ec2 = new AwsClients(rehearsal.endpoint, airline.primary.location.region).of(EC2Client);
      const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({}));
      expect(SecurityGroups.map(({ GroupName }) => GroupName)).toEqual(['default']);
    },
    THREE_MINUTES,
  );
});
