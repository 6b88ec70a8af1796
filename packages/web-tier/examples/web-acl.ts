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
  // Counts by default. Block once the metrics show that no passenger would be blocked.
  action: 'block',
  // The offices, and the partner that tests the load.
  trustedCidrBlocks: ['203.0.113.0/24', '198.51.100.7/32'],
};
// #endregion

// #region load-balancer
const loadBalancer: LoadBalancerOptions = { idleTimeoutSeconds: 120, connectionLogs: true };
// #endregion

// #region access
const offices: LoadBalancerOptions = { allowedSources: { cidrBlocks: ['203.0.113.0/24'] } };
const internal: LoadBalancerOptions = { scheme: 'internal', allowedSources: { cidrBlocks: ['10.0.0.0/12'] } };
// #endregion

export { internal, offices };

const app = new App();
const stack = new EnvironmentStack(app, 'primary', { environment });
new WebTier(stack, 'web', { ...site, webAcl, loadBalancer });
app.synth();
