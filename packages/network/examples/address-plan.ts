import type { EnvironmentRef } from '@etops/contracts';
import { EnvironmentStack } from '@etops/foundation';
import { Network, planEnvironments } from '@etops/network';
import { App } from 'cdktf';

const reserved = [{ name: 'on-premises', cidrBlock: '10.200.0.0/13' }];
const addresses = planEnvironments({
  supernet: '10.0.0.0/8',
  prefixLength: 16,
  environments: { primary: 0, dr: 1, staging: 2 },
  reserved,
});

const account = { application: 'airline', accountId: '123456789012' };
const environments: readonly (EnvironmentRef & { readonly name: keyof typeof addresses })[] = [
  { ...account, name: 'primary', role: 'production', region: 'eu-central-1' },
  { ...account, name: 'dr', role: 'production', region: 'eu-west-1' },
  { ...account, name: 'staging', role: 'development', region: 'eu-central-1' },
];

const app = new App();
for (const environment of environments) {
  const { name, region, role } = environment;
  const stack = new EnvironmentStack(app, name, { environment });
  new Network(stack, 'network', {
    environment,
    cidrBlock: addresses[name],
    availabilityZones: ['a', 'b', 'c'].map((letter) => `${region}${letter}`),
    natGateways: role === 'development' ? 'single' : 'per-availability-zone',
    reserved,
  });
}
app.synth();
