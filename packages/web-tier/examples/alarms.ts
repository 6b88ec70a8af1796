import { EnvironmentStack } from '@etops/foundation';
import { WebTier } from '@etops/web-tier';
import { App, TerraformOutput } from 'cdktf';
import { environment, site } from './setting';

const app = new App();
const stack = new EnvironmentStack(app, 'primary', { environment });

// #region thresholds
const web = new WebTier(stack, 'web', {
  ...site,
  healthCheckGracePeriodSeconds: 240,
  // The baseline bandwidth of an m7g.large is about 900 Mbit/s.
  alarms: { errorPercent: 0.5, latencySeconds: 0.8, networkMbps: 700 },
});
// #endregion

// #region alarms
new TerraformOutput(stack, 'pages', { value: web.alarms.filter(({ severity }) => severity === 'page') });
// #endregion

// #region recovery
const minutes = web.recovery.reduce((sum, step) => sum + step.minutes, 0);
new TerraformOutput(stack, 'minutes-to-full-load', { value: minutes });
// #endregion

app.synth();
