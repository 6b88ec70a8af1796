import type { EnvironmentRef } from '@etops/contracts';
import { EnvironmentStack, StackOutputs } from '@etops/foundation';
import { Network, PeeringAccepter, PeeringRequester } from '@etops/network';
import { App, TerraformOutput } from 'cdktf';

// Recorded from the outputs of each stack, and committed.
const outputs = new StackOutputs({
  primary: { peeringConnectionId: 'pcx-0a1b2c3d4e5f60718' },
  dr: { vpcId: 'vpc-0f1e2d3c4b5a69788' },
});
const account = { application: 'airline', accountId: '123456789012', role: 'production' } as const;
const primary: EnvironmentRef = { ...account, name: 'primary', region: 'eu-central-1' };
const dr: EnvironmentRef = { ...account, name: 'dr', region: 'eu-west-1' };

const app = new App();
const primaryStack = new EnvironmentStack(app, 'primary', { environment: primary });
const primaryNetwork = new Network(primaryStack, 'network', {
  cidrBlock: '10.0.0.0/16',
  availabilityZones: ['eu-central-1a', 'eu-central-1b'],
});
const drStack = new EnvironmentStack(app, 'dr', { environment: dr });
const drNetwork = new Network(drStack, 'network', {
  cidrBlock: '10.1.0.0/16',
  availabilityZones: ['eu-west-1a', 'eu-west-1b'],
});

// #region requester
const requester = new PeeringRequester(primaryStack, 'peering', {
  network: primaryNetwork.ref,
  routeTables: primaryNetwork.routeTables('application'),
  peer: { vpcId: outputs.get('dr', 'vpcId', primaryStack), cidrBlock: '10.1.0.0/16', region: 'eu-west-1' },
});
new TerraformOutput(primaryStack, 'peering-connection-id', { value: requester.connectionId });
// #endregion

// #region accepter
new PeeringAccepter(drStack, 'peering', {
  network: drNetwork.ref,
  routeTables: drNetwork.routeTables('application'),
  connectionId: outputs.get('primary', 'peeringConnectionId', drStack),
  peer: { cidrBlock: '10.0.0.0/16' },
});
// #endregion

app.synth();
