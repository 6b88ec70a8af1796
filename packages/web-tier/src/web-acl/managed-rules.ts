import type { ManagedRuleGroupName } from './web-acl-props';

const of = (parts: string, ...names: readonly string[]) =>
  parts.split(' ').flatMap((part) => names.map((name) => `${name}_${part}`));

/**
 * Rules of the groups that AWS maintains. AWS adds some with new versions of a group.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-use-case.html
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-ip-rep.html
 */
export const MANAGED_RULES: Readonly<Record<ManagedRuleGroupName, readonly string[]>> = {
  AdminProtectionRuleSet: ['AdminProtection_URIPATH'],
  AmazonIpReputationList: ['AWSManagedIPReputationList', 'AWSManagedReconnaissanceList', 'AWSManagedIPDDoSList'],
  AnonymousIpList: ['AnonymousIPList', 'HostingProviderIPList'],
  CommonRuleSet: [
    'NoUserAgent_HEADER',
    'UserAgent_BadBots_HEADER',
    ...of('QUERYSTRING Cookie_HEADER BODY URIPATH', 'SizeRestrictions'),
    ...of('BODY COOKIE URIPATH QUERYARGUMENTS', 'EC2MetaDataSSRF', 'CrossSiteScripting'),
    ...of('BODY URIPATH QUERYARGUMENTS', 'GenericLFI', 'GenericRFI'),
    ...of('URIPATH QUERYARGUMENTS', 'RestrictedExtensions'),
  ],
  KnownBadInputsRuleSet: [
    ...of('HEADER BODY URIPATH QUERYSTRING', 'JavaDeserializationRCE', 'Log4JRCE'),
    'Host_localhost_HEADER',
    'PROPFIND_METHOD',
    'ExploitablePaths_URIPATH',
    'ReactJSRCE_BODY',
  ],
  LinuxRuleSet: of('URIPATH QUERYSTRING HEADER', 'LFI'),
  PHPRuleSet: of('HEADER QUERYSTRING BODY URIPATH', 'PHPHighRiskMethodsVariables'),
  SQLiRuleSet: [
    ...of('QUERYARGUMENTS BODY COOKIE URIPATH', 'SQLi'),
    ...of('QUERYARGUMENTS BODY HEADER URIPATH', 'SQLiExtendedPatterns'),
  ],
  UnixRuleSet: of('QUERYSTRING BODY HEADER', 'UNIXShellCommandsVariables'),
  WordPressRuleSet: ['WordPressExploitableCommands_QUERYSTRING', 'WordPressExploitablePaths_URIPATH'],
};
