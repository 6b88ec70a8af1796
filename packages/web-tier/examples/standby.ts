import { EnvironmentStack } from '@etops/foundation';
import { ReplicaFileSystem, WebTier } from '@etops/web-tier';
import { App, TerraformOutput } from 'cdktf';

const account = { application: 'airline', region: 'eu-west-1', accountId: '123456789012' } as const;
const vault = { ...account, name: 'vault', role: 'recovery' } as const;
const dr = { ...account, name: 'dr', role: 'production' } as const;

const app = new App();

const vaultStack = new EnvironmentStack(app, 'vault', { environment: vault });
const copy = new ReplicaFileSystem(vaultStack, 'files', { environment: vault });
new TerraformOutput(vaultStack, 'file-system-id', { value: copy.fileSystemId });

const drStack = new EnvironmentStack(app, 'dr', { environment: dr });
const zones = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];
const subnets = (tier: string) =>
  zones.map((availabilityZone, i) => ({ id: `subnet-${tier}${String(i)}`, availabilityZone }));
new WebTier(drStack, 'web', {
  environment: dr,
  network: {
    vpcId: 'vpc-0f1e2d3c4b5a69788',
    publicSubnets: subnets('0f1e2d3c4b5a6010'),
    applicationSubnets: subnets('0f1e2d3c4b5a6020'),
  },
  domain: {
    hostedZoneId: 'Z0123456789ABCDEFGHIJ',
    zoneName: 'airline.example',
    originName: 'origin-dr.airline.example',
    alternativeNames: ['www.airline.example'],
  },
  // One server runs, five are stopped, and the autoscaler may go beyond the six of full load.
  capacity: { minimum: 1, normal: 1, maximum: 18, minimumSetBy: 'runbook' },
  standby: { full: 6, warmStartSeconds: 120 },
  imageId: 'ami-0fedcba9876543210',
  instanceType: 'm7g.large',
  // Recorded from the output of the vault stack: an id, not a reference to that stack.
  fileSystem: { existingFileSystemId: 'fs-0123456789abcdef0' },
});

app.synth();
