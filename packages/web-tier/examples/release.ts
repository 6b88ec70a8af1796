import { EnvironmentStack } from '@etops/foundation';
import { WebTier } from '@etops/web-tier';
import { App, TerraformOutput } from 'cdktf';
import { environment, site } from './setting';

const app = new App();
const stack = new EnvironmentStack(app, 'primary', { environment });

// #region release
const web = new WebTier(stack, 'web', {
  ...site,
  // Image before the first release; afterwards the pointer decides.
  imageId: 'ami-0123456789abcdef0',
  release: { bakeMinutes: 15, maxErrorPercent: 1, alarmNames: ['airline-primary-bookings-missing'] },
});
// #endregion

// #region outputs
new TerraformOutput(stack, 'release', { value: web.release?.stateMachineArn });
new TerraformOutput(stack, 'release-topic', { value: web.release?.topicArn });
// #endregion

const dr = { ...environment, name: 'dr', role: 'recovery' } as const;
const recoverySite = { ...site, domain: { ...site.domain, originName: 'origin-dr.airline.example' } };
const drStack = new EnvironmentStack(app, 'dr', { environment: dr });

// #region failover
new WebTier(drStack, 'web', {
  ...recoverySite,
  // SSM parameters of this Region: a release is refused while one of them is not 0.
  release: { switchNames: ['/airline/dns/failover/dr-in-service', '/airline/dns/failover/evacuate-primary'] },
});
// #endregion

app.synth();
