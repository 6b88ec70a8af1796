import { site } from './setting';
// #region set-up
import { EnvironmentStack } from '@etops/foundation';
import { WebTier } from '@etops/web-tier';
import { App } from 'cdktf';

const account = { application: 'airline', accountId: '123456789012' };
const environment = { ...account, name: 'primary', role: 'production', region: 'eu-central-1' } as const;
const app = new App();
const stack = new EnvironmentStack(app, 'primary', { environment });
// #endregion

new WebTier(stack, 'web', site);
app.synth();
