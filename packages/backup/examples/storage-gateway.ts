import { FileGateway, VolumeGateway } from '@etops/backup';
import { CustomerKey, EnvironmentStack, globalNameFor, PrivateBucket } from '@etops/foundation';
import { App, TerraformVariable } from 'cdktf';

const app = new App();
const environment = {
  application: 'airline',
  name: 'primary',
  role: 'production',
  region: 'eu-central-1',
  accountId: '123456789012',
} as const;
const stack = new EnvironmentStack(app, 'primary', { environment });
const key = new CustomerKey(stack, 'site-key', { purpose: 'site' });
const activation = (name: string) => new TerraformVariable(stack, name, { type: 'string', sensitive: true });
const appliance = {
  environment,
  timeZone: 'GMT+1:00',
  maintenance: { dayOfWeek: 0, hour: 3 },
  kmsKeyArn: key.arn,
} as const;

// #region stored-volumes
new VolumeGateway(stack, 'site-volumes', {
  ...appliance,
  name: 'site-volumes',
  activationKey: activation('volumesActivationKey').stringValue,
  address: '10.0.0.20',
  uploadBufferDisks: ['/dev/sdb'],
  storage: { kind: 'stored', volumes: [{ targetName: 'files', disk: '/dev/sdc', preserveExistingData: true }] },
});
// #endregion

// #region cached-volumes
new VolumeGateway(stack, 'site-cache', {
  ...appliance,
  name: 'site-cache',
  activationKey: activation('cacheActivationKey').stringValue,
  address: '10.0.0.22',
  uploadBufferDisks: ['/dev/sdb'],
  storage: { kind: 'cached', cacheDisks: ['/dev/sdc'], volumes: [{ targetName: 'scans', sizeGiB: 512 }] },
});
// #endregion

const files = new PrivateBucket(stack, 'site-files', {
  bucketName: globalNameFor(environment, 'site-files', { maxLength: 63 }),
  kmsKeyArn: key.arn,
});

// #region file-shares
new FileGateway(stack, 'site-shares', {
  ...appliance,
  name: 'site-shares',
  activationKey: activation('sharesActivationKey').stringValue,
  vpcEndpoint: 'vpce-0a1b2c3d4e5f60718.storagegateway.eu-central-1.vpce.amazonaws.com',
  cacheDisks: ['/dev/sdb'],
  bucket: files,
  shares: [
    { protocol: 'nfs', name: 'scans', prefix: 'scans/', clients: ['10.0.1.0/24'] },
    { protocol: 'smb', name: 'office', prefix: 'office/', validUsers: ['@crew'] },
  ],
});
// #endregion

app.synth();
