import { problemsOf } from '@etops/testing';
import fc from 'fast-check';
import { Address4 } from 'ip-address';
import { planSubnets } from '../src';
import type { SubnetPlanProps } from '../src';

const props: SubnetPlanProps = {
  region: 'eu-central-1',
  cidrBlock: '10.0.0.0/16',
  availabilityZones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
};
const plan = (changes: Partial<SubnetPlanProps> = {}) => planSubnets({ ...props, ...changes });
const ranges = (changes: Partial<SubnetPlanProps> = {}) =>
  Object.fromEntries(
    plan(changes).subnets.map(({ tier, availabilityZone, cidrBlock }) => [
      `${tier} ${availabilityZone.slice(-1)}`,
      cidrBlock,
    ]),
  );
const problems = (changes: Partial<SubnetPlanProps>) =>
  plan(changes).problems.map(({ code, message }) => `${message} [${code}]`);

describe('planSubnets', () => {
  it('gives each tier eight blocks, and each zone the block of its letter', () => {
    expect(ranges()).toEqual({
      'public a': '10.0.0.0/22',
      'public b': '10.0.4.0/22',
      'public c': '10.0.8.0/22',
      'application a': '10.0.32.0/22',
      'application b': '10.0.36.0/22',
      'application c': '10.0.40.0/22',
      'data a': '10.0.64.0/22',
      'data b': '10.0.68.0/22',
      'data c': '10.0.72.0/22',
    });
  });

  it('places an additional tier at its slot, for IPv4 and IPv6', () => {
    const { subnets } = plan({ tiers: [{ name: 'cache', kind: 'isolated', slot: 7 }] });

    expect(subnets.filter(({ tier }) => tier === 'cache')).toEqual([
      {
        tier: 'cache',
        kind: 'isolated',
        availabilityZone: 'eu-central-1a',
        cidrBlock: '10.0.224.0/22',
        ipv6Index: 56,
      },
      expect.objectContaining({ cidrBlock: '10.0.228.0/22', ipv6Index: 57 }),
      expect.objectContaining({ cidrBlock: '10.0.232.0/22', ipv6Index: 58 }),
    ]);
  });

  it('uses explicit ranges for some zones, and computes the others', () => {
    const tiers = [{ name: 'data', cidrBlocks: { 'eu-central-1a': '10.0.254.0/24' } }];

    expect(ranges({ tiers })).toMatchObject({ 'data a': '10.0.254.0/24', 'data b': '10.0.68.0/22' });
  });

  it.each([
    [
      'an invalid range',
      { cidrBlock: 'ten dot zero' },
      "cidrBlock must be an IPv4 range in CIDR form, got 'ten dot zero'; use a range such as '10.0.0.0/16' [NETWORK_CIDR_INVALID]",
    ],
    [
      'an address without a prefix',
      { cidrBlock: '10.0.0.0' },
      "cidrBlock must be an IPv4 range in CIDR form, got '10.0.0.0'; use a range such as '10.0.0.0/16' [NETWORK_CIDR_INVALID]",
    ],
    [
      'host bits',
      { cidrBlock: '10.0.3.7/16' },
      "cidrBlock must be an IPv4 range in CIDR form, got '10.0.3.7/16'; use '10.0.0.0/16' [NETWORK_CIDR_INVALID]",
    ],
    [
      'a VPC too small',
      { cidrBlock: '10.0.0.0/24' },
      "cidrBlock must be between /16 and /20, got '10.0.0.0/24'; use a shorter prefix [NETWORK_CIDR_OUT_OF_RANGE]",
    ],
    [
      'a VPC too large',
      { cidrBlock: '10.0.0.0/8' },
      "cidrBlock must be between /16 and /20, got '10.0.0.0/8'; use a longer prefix [NETWORK_CIDR_OUT_OF_RANGE]",
    ],
    [
      'a range that is not private',
      { cidrBlock: '8.8.0.0/16' },
      "cidrBlock must be a private range, got '8.8.0.0/16'; use one from 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16 [NETWORK_CIDR_PUBLIC]",
    ],
    [
      'one zone',
      { availabilityZones: ['eu-central-1a'] },
      "availabilityZones must contain 2 to 6 zones, got 1; use 'eu-central-1a' and 'eu-central-1b', for example [NETWORK_ZONE_COUNT]",
    ],
    [
      'a zone of another Region',
      { availabilityZones: ['eu-central-1a', 'eu-west-1b'] },
      "availabilityZones must be zones of eu-central-1, got 'eu-west-1b'; use 'eu-central-1a', for example [NETWORK_ZONE_REGION]",
    ],
    [
      'a local zone',
      { availabilityZones: ['eu-central-1a', 'eu-central-1-ham-1a'] },
      "availabilityZones must be zones of eu-central-1, got 'eu-central-1-ham-1a'; use 'eu-central-1a', for example [NETWORK_ZONE_REGION]",
    ],
    [
      'a zone twice',
      { availabilityZones: ['eu-central-1a', 'eu-central-1a'] },
      "availabilityZones must be different, got 'eu-central-1a' twice; remove one [NETWORK_ZONE_DUPLICATE]",
    ],
    [
      'a tier twice',
      { tiers: [{ name: 'data' }, { name: 'data' }] },
      "tiers must have different names, got 'data' twice; rename or remove one [NETWORK_TIER_DUPLICATE]",
    ],
    [
      'a slot twice',
      {
        tiers: [
          { name: 'cache', kind: 'isolated', slot: 3 },
          { name: 'search', kind: 'private', slot: 3 },
        ],
      },
      "tiers.search.slot must be unique, got 3 as in 'cache'; use a free slot [NETWORK_TIER_SLOT_TAKEN]",
    ],
    [
      'a slot of a default tier',
      { tiers: [{ name: 'cache', kind: 'isolated', slot: 2 }] },
      'tiers.cache.slot must be a whole number from 3 to 7, got 2; use a free slot and never change it [NETWORK_TIER_SLOT]',
    ],
    [
      'no slot',
      { tiers: [{ name: 'cache', kind: 'isolated' }] },
      'tiers.cache.slot must be a whole number from 3 to 7, got nothing; use a free slot and never change it [NETWORK_TIER_SLOT]',
    ],
    [
      'no kind',
      { tiers: [{ name: 'cache', slot: 3 }] },
      "tiers.cache.kind must be 'public', 'private' or 'isolated', got none; use 'isolated', for example [NETWORK_TIER_KIND]",
    ],
    [
      'a tier name that is invalid in an address',
      { tiers: [{ name: 'Cache!', kind: 'isolated', slot: 3 }] },
      "tiers.name must be 1 to 24 of a-z, 0-9 and '-', starting with a letter, got 'Cache!'; use a name such as 'cache' [NETWORK_TIER_NAME]",
    ],
    [
      'a default tier of another kind',
      { tiers: [{ name: 'data', kind: 'private' }] },
      'tiers.data.kind must be isolated, got private; omit it, or add a tier with another name [NETWORK_TIER_FIXED]',
    ],
    [
      'a range for an unknown zone',
      { tiers: [{ name: 'data', cidrBlocks: { 'eu-central-1d': '10.0.254.0/24' } }] },
      "tiers.data.cidrBlocks must be for zones in availabilityZones, got 'eu-central-1d'; add the zone, or remove the range [NETWORK_SUBNET_ZONE]",
    ],
    [
      'a subnet too small',
      { tiers: [{ name: 'data', cidrBlocks: { 'eu-central-1a': '10.0.254.0/29' } }] },
      "tiers.data.cidrBlocks.eu-central-1a must be /28 or shorter, got '10.0.254.0/29'; use a shorter prefix, AWS reserves 5 addresses of each subnet [NETWORK_SUBNET_SIZE]",
    ],
    [
      'a subnet outside the VPC',
      { tiers: [{ name: 'data', cidrBlocks: { 'eu-central-1a': '10.1.0.0/24' } }] },
      "tiers.data.cidrBlocks.eu-central-1a must be inside the VPC's 10.0.0.0/16, got '10.1.0.0/24'; use a range within it [NETWORK_SUBNET_OUTSIDE]",
    ],
    [
      'a subnet over another',
      { tiers: [{ name: 'data', cidrBlocks: { 'eu-central-1a': '10.0.1.0/24' } }] },
      "tiers.data.cidrBlocks.eu-central-1a must not overlap another subnet, got '10.0.1.0/24', which overlaps '10.0.0.0/22' of tiers.public.cidrBlocks.eu-central-1a; use a free range [NETWORK_SUBNET_OVERLAP]",
    ],
    [
      'an explicit range with host bits',
      { tiers: [{ name: 'data', cidrBlocks: { 'eu-central-1a': '10.0.254.9/24' } }] },
      "tiers.data.cidrBlocks.eu-central-1a must be an IPv4 range in CIDR form, got '10.0.254.9/24'; use '10.0.254.0/24' [NETWORK_CIDR_INVALID]",
    ],
  ] satisfies (readonly [string, Partial<SubnetPlanProps>, string])[])('fails with %s', (_, changes, message) => {
    expect(problems(changes)).toEqual([message]);
  });

  it('fails with missing zones and a missing range', () => {
    expect(
      problemsOf(() => plan({ availabilityZones: undefined, cidrBlock: undefined } as unknown as SubnetPlanProps)),
    ).toEqual([
      expect.stringMatching(/^planSubnets: cidrBlock must be given, got nothing; .* \[PROP_MISSING\]$/),
      expect.stringMatching(/^planSubnets: availabilityZones must be given, got nothing; .* \[PROP_MISSING\]$/),
    ]);
  });

  it('reports every problem at once', () => {
    expect(
      plan({ cidrBlock: '10.0.0.0/24', availabilityZones: ['eu-west-1a'], tiers: [{ name: 'cache' }] }).problems.map(
        ({ code }) => code,
      ),
    ).toEqual([
      'NETWORK_CIDR_OUT_OF_RANGE',
      'NETWORK_ZONE_COUNT',
      'NETWORK_ZONE_REGION',
      'NETWORK_TIER_KIND',
      'NETWORK_TIER_SLOT',
    ]);
  });
});

describe('planSubnets for any network', () => {
  const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const zones = fc
    .uniqueArray(fc.constantFrom(...letters), { minLength: 2, maxLength: 6 })
    .map((chosen) => chosen.map((letter) => `eu-central-1${letter}`));
  const additionalTiers = fc
    .uniqueArray(fc.integer({ min: 3, max: 7 }))
    .chain((slots) =>
      fc.tuple(
        ...slots.map((slot) =>
          fc
            .constantFrom('public' as const, 'private' as const, 'isolated' as const)
            .map((kind) => ({ name: `tier-${String(slot)}`, kind, slot })),
        ),
      ),
    );
  const vpc = fc
    .tuple(fc.integer({ min: 16, max: 20 }), fc.integer({ min: 0, max: 2 ** 24 - 1 }))
    .map(([prefix, host]) =>
      new Address4(`${Address4.fromInteger(10 * 2 ** 24 + host).correctForm()}/${String(prefix)}`).networkForm(),
    );
  const networks = fc
    .record({ cidrBlock: vpc, availabilityZones: zones, tiers: additionalTiers })
    .map((network) => ({ region: 'eu-central-1', ...network }));

  it('puts every subnet inside the VPC and none over another', () => {
    fc.assert(
      fc.property(networks, (network) => {
        const { subnets, problems: found } = planSubnets(network);
        const blocks = subnets.map(({ cidrBlock }) => new Address4(cidrBlock));

        expect(found).toEqual([]);
        expect(subnets).toHaveLength(network.availabilityZones.length * (3 + network.tiers.length));
        expect(blocks.every((block) => block.isInSubnet(new Address4(network.cidrBlock)))).toBe(true);
        expect(
          blocks.some((one, index) =>
            blocks.slice(index + 1).some((other) => one.isInSubnet(other) || other.isInSubnet(one)),
          ),
        ).toBe(false);
      }),
    );
  });

  it('keeps every subnet where it is when zones and tiers are added or reordered', () => {
    fc.assert(
      fc.property(networks, zones, additionalTiers, fc.boolean(), (network, moreZones, moreTiers, reversed) => {
        const availabilityZones = [...new Set([...network.availabilityZones, ...moreZones])].slice(0, 6);
        const names = new Set(network.tiers.map(({ name }) => name));
        const tiers = [...network.tiers, ...moreTiers.filter(({ name }) => !names.has(name))];
        const larger = {
          ...network,
          availabilityZones: reversed ? availabilityZones.reverse() : availabilityZones,
          tiers: reversed ? tiers.reverse() : tiers,
        };

        expect(planSubnets(larger).subnets).toEqual(expect.arrayContaining([...planSubnets(network).subnets]));
      }),
    );
  });
});
