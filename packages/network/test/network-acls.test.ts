import type { NetworkProps } from '../src';
import { networkOf, problems, standard } from './network';

describe('network ACLs', () => {
  it('allow everything in each tier by default', () => {
    const json = standard;

    expect(json.resources('aws_network_acl')).toHaveLength(3);
    expect(json.resources('aws_network_acl_rule')).toHaveLength(6);
    expect(json.resources('aws_network_acl_rule')[0]).toMatchObject({
      rule_number: 100,
      rule_action: 'allow',
      protocol: '-1',
      cidr_block: '0.0.0.0/0',
    });
  });

  it('contain only the given rules in tiers with rules', () => {
    const rule = { ruleNumber: 100, action: 'allow', protocol: 'tcp', cidrBlock: '10.0.0.0/16' } as const;
    const json = networkOf({
      networkAcls: {
        data: {
          ingress: [{ ...rule, fromPort: 5432 }],
          egress: [
            { ...rule, fromPort: 1024, toPort: 65535 },
            { ruleNumber: 110, action: 'deny', protocol: 'icmp', cidrBlock: '::/0' },
            { ruleNumber: 120, action: 'deny', protocol: 'icmp', cidrBlock: '10.0.0.0/16' },
          ],
        },
      },
    });
    const rules = json
      .resources('aws_network_acl_rule')
      .filter(({ network_acl_id }) => String(network_acl_id).includes('data'));

    expect(rules).toEqual([
      expect.objectContaining({ egress: true, protocol: '6', from_port: 1024, to_port: 65535 }),
      expect.objectContaining({ egress: true, protocol: '58', ipv6_cidr_block: '::/0', icmp_type: -1 }),
      expect.objectContaining({ egress: true, protocol: '1', cidr_block: '10.0.0.0/16', icmp_code: -1 }),
      expect.objectContaining({ egress: false, protocol: '6', from_port: 5432, to_port: 5432 }),
    ]);
    expect(json.resources('aws_network_acl_rule')).toHaveLength(8);
  });
});

describe('checkNetworkAcls', () => {
  const acl = (...ingress: object[]) => ({
    networkAcls: { data: { ingress, egress: [] } } as unknown as NonNullable<NetworkProps['networkAcls']>,
  });
  const rule = { ruleNumber: 100, action: 'allow', protocol: 'tcp', cidrBlock: '10.0.0.0/16', fromPort: 5432 };
  it.each([
    [
      'rules for an unknown tier',
      { networkAcls: { cache: { ingress: [], egress: [] } } },
      "networkAcls must be for existing tiers, got 'cache'; use one of public, application, data [NETWORK_ACL_TIER]",
    ],
    [
      'a rule number twice',
      acl(rule, rule),
      'networkAcls.data.ingress must have different rule numbers, got 100 twice; use a free number [NETWORK_ACL_RULE_DUPLICATE]',
    ],
    [
      'a rule number out of range',
      acl({ ...rule, ruleNumber: 0 }),
      'networkAcls.data.ingress[0].ruleNumber must be a whole number from 1 to 32766, got 0; use a free number [NETWORK_ACL_RULE_NUMBER]',
    ],
    [
      'a TCP rule without ports',
      acl({ ...rule, fromPort: undefined }),
      'networkAcls.data.ingress[0] must have ports from 0 to 65535 in rising order, got nothing to nothing; set fromPort and toPort [NETWORK_ACL_PORTS]',
    ],
    [
      'a rule for all protocols with ports',
      acl({ ...rule, protocol: 'all' }),
      'networkAcls.data.ingress[0] must have no ports for protocol all, got 5432 to 5432; remove them [NETWORK_ACL_PORTS]',
    ],
    [
      'a rule for a fraction of a port',
      acl({ ...rule, fromPort: 80.5 }),
      'networkAcls.data.ingress[0] must have ports from 0 to 65535 in rising order, got 80.5 to 80.5; set fromPort and toPort [NETWORK_ACL_PORTS]',
    ],
    [
      'a rule for an IPv6 address',
      acl({ ...rule, cidrBlock: '2001:db8::1' }),
      "networkAcls.data.ingress[0].cidrBlock must be an IPv6 range in CIDR form, got '2001:db8::1'; use a range such as '::/0' [NETWORK_ACL_IPV6]",
    ],
    [
      'a rule for an invalid range',
      acl({ ...rule, cidrBlock: 'anywhere' }),
      "networkAcls.data.ingress[0].cidrBlock must be an IPv4 range in CIDR form, got 'anywhere'; use a range such as '10.0.0.0/16' [NETWORK_CIDR_INVALID]",
    ],
    [
      'more rules than AWS accepts',
      acl(...Array.from({ length: 20 }, (_, index) => ({ ...rule, ruleNumber: index + 1 }))),
      'networkAcls.data.ingress must have at most 19 rules for IPv4, got 20; use wider ranges, or security groups [NETWORK_ACL_COUNT]',
    ],
    [
      'more rules than AWS accepts for IPv6',
      acl(...Array.from({ length: 20 }, (_, index) => ({ ...rule, cidrBlock: '::/0', ruleNumber: index + 1 }))),
      'networkAcls.data.ingress must have at most 19 rules for IPv6, got 20; use wider ranges, or security groups [NETWORK_ACL_COUNT]',
    ],
  ] satisfies (readonly [string, Partial<NetworkProps>, string])[])('fails with %s', (_, changes, message) => {
    expect(problems(changes)).toEqual([`primary/network: ${message}`]);
  });
});
