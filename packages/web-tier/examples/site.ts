import { defaultPolicies, EnvironmentStack } from '@etops/foundation';
import { noTerraformRefresh, statelessServers, WebTier } from '@etops/web-tier';
import { App, TerraformOutput } from 'cdktf';
import { domain, environment, network } from './setting';

const app = new App();
// #region policies
const stack = new EnvironmentStack(app, 'primary', {
  environment,
  policies: [...defaultPolicies, statelessServers, noTerraformRefresh],
});
// #endregion

// #region site
const web = new WebTier(stack, 'web', {
  network,
  domain,
  capacity: { minSize: 6, desiredCapacity: 6, maxSize: 12 },
  imageId: 'ami-0123456789abcdef0',
  instanceType: 'm7g.large',
});
// #endregion

new TerraformOutput(stack, 'site', { value: `https://${web.endpoint.dnsName}` });
app.synth();
