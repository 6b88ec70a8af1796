import { EnvironmentStack } from '@etops/foundation';
import type { Capacity, Scaling } from '@etops/web-tier';
import { WebTier } from '@etops/web-tier';
import { App } from 'cdktf';
import { environment, site } from './setting';

// #region capacity
const capacity: Capacity = { minSize: 6, desiredCapacity: 6, maxSize: 18 };
// #endregion

// #region scheduled-actions
const scaling: Scaling = {
  scheduledActions: [
    { name: 'sale-opens', recurrence: '30 6 * * MON', timeZone: 'Europe/Berlin', minSize: 12 },
    { name: 'sale-closes', recurrence: '0 12 * * MON', timeZone: 'Europe/Berlin', minSize: 6 },
  ],
  predictive: 'forecast-only',
};
// #endregion

const app = new App();
const stack = new EnvironmentStack(app, 'primary', { environment });
new WebTier(stack, 'web', { ...site, capacity, scaling });
app.synth();
