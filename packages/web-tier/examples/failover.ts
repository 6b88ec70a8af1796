import { EnvironmentStack } from '@etops/foundation';
import { ReplicaFileSystem, WebTier } from '@etops/web-tier';
import { App, TerraformOutput } from 'cdktf';
import { environment, site } from './setting';

const account = { application: 'airline', region: 'eu-west-1', accountId: '123456789012' } as const;
const vault = { ...account, name: 'vault', role: 'recovery' } as const;
const dr = { ...account, name: 'dr', role: 'production' } as const;
const subnets = (tier: string) =>
  ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'].map((availabilityZone, i) => ({
    id: `subnet-${tier}${String(i)}`,
    availabilityZone,
  }));
const network = {
  vpcId: 'vpc-0f1e2d3c4b5a69788',
  publicSubnets: subnets('0f1e2d3c4b5a6010'),
  applicationSubnets: subnets('0f1e2d3c4b5a6020'),
};
const domain = { ...site.domain, originName: 'origin-dr.airline.example' };

const app = new App();
const vaultStack = new EnvironmentStack(app, 'vault', { environment: vault });
const drStack = new EnvironmentStack(app, 'dr', { environment: dr });
const primaryStack = new EnvironmentStack(app, 'primary', { environment });

// #region replica
const copy = new ReplicaFileSystem(vaultStack, 'files');
new TerraformOutput(vaultStack, 'file-system-id', { value: copy.fileSystemId });
// #endregion

// #region replication
new WebTier(primaryStack, 'web', {
  ...site,
  fileSystem: { replicateTo: { fileSystemId: 'fs-0123456789abcdef0', region: 'eu-west-1' } },
});
// #endregion

// #region warm-pool
new WebTier(drStack, 'web', {
  ...site,
  network,
  domain,
  // One server runs, five are stopped. Auto Scaling may start more than the six of full load.
  capacity: { minSize: 1, desiredCapacity: 1, maxSize: 18, ignoreMinSizeChanges: true },
  warmPool: { maxGroupPreparedCapacity: 6, warmStartSeconds: 120 },
  // Recorded from the output of the vault stack: an id, not a reference to that stack.
  fileSystem: { existingFileSystemId: 'fs-0123456789abcdef0' },
});
// #endregion

app.synth();
