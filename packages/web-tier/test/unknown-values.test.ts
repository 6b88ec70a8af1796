import type { WebTierProps } from '../src';
import { problemsWith } from './support';

describe('WebTier of a caller without TypeScript', () => {
  it('fails with unknown values of a web ACL', () => {
    const webAcl = {
      action: 'deny',
      requestLogs: 'some',
      managedRuleGroups: [{ name: 'AWSManagedRulesCommonRuleSet' }],
    };

    expect(problemsWith({ webAcl } as unknown as Partial<WebTierProps>).split('\n')).toEqual([
      "primary/web: webAcl.action must be one of 'block', 'count', got 'deny'; use 'block', for example [WEB_TIER_WEB_ACL_ACTION]",
      "primary/web: webAcl.requestLogs must be one of 'matched', 'all', 'none', got 'some'; use 'matched', for example [WEB_TIER_WEB_ACL_REQUEST_LOGS]",
      expect.stringMatching(
        /^primary\/web: webAcl\.managedRuleGroups\[0]\.name must be one of 'AdminProtectionRuleSet', .* got 'AWSManagedRulesCommonRuleSet'; use 'CommonRuleSet', for example, without the prefix AWSManagedRules \[WEB_TIER_WEB_ACL_GROUP]$/,
      ),
    ]);
  });

  it('fails with an unknown mode of predictive scaling', () => {
    expect(problemsWith({ scaling: { predictive: 'on' } } as unknown as Partial<WebTierProps>).split('\n')).toEqual([
      "primary/web: scaling.predictive must be one of 'off', 'forecast-only', 'forecast-and-scale', got 'on'; use 'off', for example [WEB_TIER_PREDICTIVE]",
    ]);
  });
});
