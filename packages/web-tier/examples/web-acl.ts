import { EnvironmentStack } from '@etops/foundation';
import type { LoadBalancerOptions, WebAclProps } from '@etops/web-tier';
import { WebTier } from '@etops/web-tier';
import { App } from 'cdktf';
import { environment, site } from './setting';

// #region web-acl
const webAcl: WebAclProps = {
  managedRuleGroups: [
    { name: 'AmazonIpReputationList' },
    { name: 'KnownBadInputsRuleSet' },
    // Passengers upload travel documents.
    { name: 'CommonRuleSet', countOnly: ['SizeRestrictions_BODY'] },
  ],
  requestsPerAddress: 3000,
};
// #endregion

// #region load-balancer
const loadBalancer: LoadBalancerOptions = { idleTimeoutSeconds: 120, connectionLogs: true };
// #endregion

const app = new App();
const stack = new EnvironmentStack(app, 'primary', { environment });
new WebTier(stack, 'web', { ...site, webAcl, loadBalancer });
app.synth();
