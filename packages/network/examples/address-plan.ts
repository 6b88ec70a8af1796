import type { EnvironmentRef } from '@etops/contracts';
import { EnvironmentStack } from '@etops/foundation';
import { Network, planEnvironments } from '@etops/network';
import { App } from 'cdktf';

const account = { application: 'airline', accountId: '123456789012' };
const app = new App();

// #region environments
const addresses = planEnvironments({
  supernet: '10.0.0.0/8',
  prefixLength: 16,
  environments: { primary: 0, dr: 1, staging: 2 },
  reserved: [{ name: 'on-premises', cidrBlock: '10.200.0.0/13' }],
});
// #endregion

const environments: readonly (EnvironmentRef & { readonly name: keyof typeof addresses })[] = [
  { ...account, name: 'primary', role: 'production', region: 'eu-central-1' },
  { ...account, name: 'dr', role: 'production', region: 'eu-west-1' },
  { ...account, name: 'staging', role: 'development', region: 'eu-central-1' },
];

for (const environment of environments) {
  const { name, region } = environment;
  const stack = new EnvironmentStack(app, name, { environment });
  // #region network
  new Network(stack, 'network', {
    cidrBlock: addresses[name],
    availabilityZones: ['a', 'b', 'c'].map((letter) => `${region}${letter}`),
  });
  // #endregion
}
app.synth();
