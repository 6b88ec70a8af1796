import type { SubnetRef } from '@etops/contracts';
import { ProblemList } from '@etops/foundation';
import { problemsOf, testNetwork } from '@etops/testing';
import { TerraformVariable } from 'cdktf';
import fc from 'fast-check';
import { WebTier } from '../src';
import type { WebTierNetwork } from '../src';
import { checkNetwork } from '../src/network';
import { problemsWith, synthIn, webTierProps } from './support';

const inZones = (...zones: string[]) =>
  zones.map((availabilityZone) => ({ id: `subnet-${availabilityZone}`, availabilityZone }));
const twoZones = inZones('eu-central-1a', 'eu-central-1b');
const codesOf = (network: Partial<WebTierNetwork>) => {
  const problems = new ProblemList();
  checkNetwork(
    problems,
    'network',
    { ...testNetwork, ...network },
    { region: 'eu-central-1', scheme: 'internet-facing' },
  );
  return problems.all.map(({ code }) => code);
};

describe('the network', () => {
  it.each<[Partial<WebTierNetwork>, string]>([
    [
      { applicationSubnets: inZones('eu-central-1a') },
      "network.applicationSubnets must be in at least two Availability Zones, got 'eu-central-1a'; add a subnet in another zone [WEB_TIER_ZONES]",
    ],
    [
      { publicSubnets: [...testNetwork.publicSubnets, ...inZones('eu-central-1a')] },
      "network.publicSubnets must contain one subnet per zone, got several in 'eu-central-1a'; pass one of them, since a load balancer accepts one per zone [WEB_TIER_ZONE_TWICE]",
    ],
    [
      { publicSubnets: twoZones },
      "network.publicSubnets must cover the zones of network.applicationSubnets, got none in 'eu-central-1c'; add a public subnet, since servers in that zone would get no traffic [WEB_TIER_ZONE_UNBALANCED]",
    ],
    [
      { publicSubnets: [...testNetwork.publicSubnets, ...inZones('eu-west-1a')] },
      "network.publicSubnets[3].availabilityZone must be in the environment's Region eu-central-1, got 'eu-west-1a'; pass the network of that Region [WEB_TIER_ZONE_REGION]",
    ],
  ])('fails when it has %j', (network, message) => {
    expect(problemsWith({ network: { ...testNetwork, ...network } })).toBe(`primary/web: ${message}`);
  });

  it('has one problem when it is the network of another Region', () => {
    const abroad = (tier: readonly SubnetRef[]) =>
      tier.map(({ id, availabilityZone }) => ({ id, availabilityZone: availabilityZone.replace('central', 'west') }));
    const network = {
      ...testNetwork,
      publicSubnets: abroad(testNetwork.publicSubnets),
      applicationSubnets: abroad(testNetwork.applicationSubnets),
    };

    expect(problemsWith({ network })).toBe(
      "primary/web: network.publicSubnets[0].availabilityZone must be in the environment's Region eu-central-1, got 'eu-west-1a', 'eu-west-1b', 'eu-west-1c'; pass the network of that Region [WEB_TIER_ZONE_REGION]",
    );
  });

  it('fails when its ids are those of other resources', () => {
    const network = {
      ...testNetwork,
      vpcId: 'subnet-0a1b',
      applicationSubnets: testNetwork.applicationSubnets.map((subnet) => ({ ...subnet, id: 'vpc-0a1b' })),
    };

    expect(problemsWith({ network }).match(/\S+ must be the id of a \w+, got '\S+'/g)).toEqual([
      "network.vpcId must be the id of a VPC, got 'subnet-0a1b'",
      "network.applicationSubnets[0].id must be the id of a subnet, got 'vpc-0a1b'",
      "network.applicationSubnets[1].id must be the id of a subnet, got 'vpc-0a1b'",
      "network.applicationSubnets[2].id must be the id of a subnet, got 'vpc-0a1b'",
    ]);
  });

  it('accepts any servers whose zones the load balancer covers', () => {
    const { publicSubnets } = testNetwork;
    fc.assert(
      fc.property(
        fc.subarray([...publicSubnets], { minLength: 2 }),
        fc.subarray([...publicSubnets], { minLength: 2 }),
        (outside, inside) => {
          const covered = inside.every((subnet) => outside.includes(subnet));
          return (codesOf({ publicSubnets: outside, applicationSubnets: inside }).length === 0) === covered;
        },
      ),
    );
  });

  it('fails when a zone is known to Terraform only, since each zone has its own resources', () => {
    const problems = problemsOf(() =>
      synthIn((stack) => {
        const zone = new TerraformVariable(stack, 'zone', { type: 'string' }).stringValue;
        const applicationSubnets = [...twoZones, { id: 'subnet-1', availabilityZone: zone }];
        new WebTier(stack, 'web', { ...webTierProps, network: { ...testNetwork, applicationSubnets } });
      }),
    );

    expect(problems.join('\n')).toBe(
      'primary/web: network.applicationSubnets[2].availabilityZone must be a literal, got a token; each zone gets its own mount target [LITERAL_REQUIRED]',
    );
  });
});
