import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileGateway, VolumeGateway } from '@etops/backup';
import { validateStacks } from '@etops/emulator';
import { CustomerKey, EnvironmentStack, globalNameFor, PrivateBucket, synthesizeApp } from '@etops/foundation';
import type { App } from 'cdktf';
import { TerraformVariable } from 'cdktf';
import { airline } from '../src/config/airline';
import { environmentOf } from '../src/config/environments';
import { addSiteVolumes } from '../src/parts/site-volumes';

const environment = environmentOf(airline, 'primary');

/** Gateways of every kind, validated with the schema of the real provider, since the emulator supports none. */
function gateways(app: App): EnvironmentStack {
  const stack = new EnvironmentStack(app, 'gateways', { environment });
  addSiteVolumes(stack, {
    address: '10.0.0.20',
    timeZone: 'GMT+1:00',
    uploadBufferDisks: ['/dev/sdb'],
    volumes: [{ targetName: 'files', disk: '/dev/sdc', preserveExistingData: true }],
  });
  const key = new CustomerKey(stack, 'key', { environment, purpose: 'site' });
  const files = new PrivateBucket(stack, 'files', {
    environment,
    bucketName: globalNameFor(environment, 'site-files', { maxLength: 63 }),
    kmsKeyArn: key.arn,
  });
  const activationKey = new TerraformVariable(stack, 'activationKey', { type: 'string', sensitive: true }).stringValue;
  const appliance = {
    environment,
    activationKey,
    timeZone: 'GMT',
    maintenance: { dayOfWeek: 6, hour: 2, minute: 30 },
    kmsKeyArn: key.arn,
    vpcEndpoint: 'vpce-0a1b2c3d4e5f60718.storagegateway.eu-central-1.vpce.amazonaws.com',
  } as const;
  new VolumeGateway(stack, 'cached', {
    ...appliance,
    name: 'cached',
    address: '10.0.0.22',
    uploadBufferDisks: ['/dev/sdb'],
    storage: { kind: 'cached', cacheDisks: ['/dev/sdc'], volumes: [{ targetName: 'scans', sizeGiB: 512 }] },
  });
  new FileGateway(stack, 'shares', {
    ...appliance,
    name: 'shares',
    cacheDisks: ['/dev/sdb'],
    bucket: files,
    shares: [
      { protocol: 'nfs', name: 'scans', prefix: 'scans/', clients: ['10.0.1.0/24'] },
      { protocol: 'smb', name: 'office', prefix: 'office/', validUsers: ['@crew'] },
    ],
  });
  return stack;
}

it('storage gateways are valid for the real provider', async () => {
  const outdir = mkdtempSync(join(tmpdir(), 'etops-gateways-'));
  try {
    synthesizeApp([gateways], outdir);

    expect(await validateStacks(outdir)).toEqual({
      status: 'validated',
      stacks: [{ stack: 'gateways', problems: [] }],
    });
  } finally {
    rmSync(outdir, { recursive: true });
  }
}, 240_000);
