import { problemsOf } from '@etops/testing';
import { Token } from 'cdktf';
import fc from 'fast-check';
import { Address4 } from 'ip-address';
import { planEnvironments } from '../src';
import type { EnvironmentPlanProps } from '../src';

const props: EnvironmentPlanProps<string> = {
  supernet: '10.0.0.0/12',
  prefixLength: 16,
  environments: { primary: 0, dr: 1, staging: 2 },
  reserved: [{ name: 'on-premises', cidrBlock: '10.8.0.0/14' }],
};
const problems = (changes: Partial<EnvironmentPlanProps<string>>) =>
  problemsOf(() => planEnvironments({ ...props, ...changes }));

describe('planEnvironments', () => {
  it('gives each environment the range at its slot', () => {
    expect(planEnvironments(props)).toEqual({ primary: '10.0.0.0/16', dr: '10.1.0.0/16', staging: '10.2.0.0/16' });
  });

  it.each([
    [
      'a slot beyond the supernet',
      { environments: { primary: 16 } },
      'planEnvironments: environments.primary must be a slot from 0 to 15, got 16; use a free slot, or a larger supernet [NETWORK_PLAN_SLOT]',
    ],
    [
      'a slot that is not a whole number',
      { environments: { primary: 1.5 } },
      'planEnvironments: environments.primary must be a slot from 0 to 15, got 1.5; use a free slot, or a larger supernet [NETWORK_PLAN_SLOT]',
    ],
    [
      'a slot in use twice',
      { environments: { primary: 1, dr: 1 } },
      "planEnvironments: environments.dr must be a unique slot, got 1 as in 'primary'; use a free slot [NETWORK_PLAN_SLOT_TAKEN]",
    ],
    [
      'a reserved range overlapped',
      { environments: { primary: 0, dr: 9 } },
      "planEnvironments: environments.dr must not overlap a reserved range, got slot 9, 10.9.0.0/16, which overlaps '10.8.0.0/14' of on-premises; use a free slot [NETWORK_PLAN_RESERVED]",
    ],
    [
      'a supernet smaller than one environment',
      { supernet: '10.0.0.0/20', environments: { primary: 0 } },
      "planEnvironments: supernet must contain at least one /16, got '10.0.0.0/20'; use a shorter prefix [NETWORK_PLAN_SUPERNET]",
    ],
    [
      'a size that no VPC can have',
      { prefixLength: 24, environments: { primary: 0 } },
      'planEnvironments: prefixLength must be a whole number from 16 to 20, got 24; use the size of each VPC, for example 16 [NETWORK_PLAN_PREFIX]',
    ],
    [
      'a reserved range with host bits',
      { reserved: [{ name: 'on-premises', cidrBlock: '192.168.0.1/16' }] },
      "planEnvironments: reserved.on-premises must be an IPv4 range in CIDR form, got '192.168.0.1/16'; use '192.168.0.0/16' [NETWORK_CIDR_INVALID]",
    ],
  ] satisfies (readonly [string, Partial<EnvironmentPlanProps<string>>, string])[])(
    'fails with %s',
    (_, changes, message) => {
      expect(problems(changes)).toEqual([message]);
    },
  );

  it('fails with tokens, since every range is computed from the literals', () => {
    const token =
      'must be a literal, got a token; write the value in the program, the addresses of subnets are computed';

    expect(
      problems({
        supernet: Token.asString({}),
        prefixLength: Token.asNumber({}),
        environments: { primary: Token.asNumber({}), dr: Token.asNumber({}) },
        reserved: [{ name: 'on-premises', cidrBlock: Token.asString({}) }],
      }),
    ).toEqual(
      ['prefixLength', 'supernet', 'reserved.on-premises', 'environments.primary', 'environments.dr'].map(
        (path) => expect.stringContaining(`${path} ${token}`) as unknown,
      ),
    );
  });

  it('fails with a missing supernet', () => {
    expect(problems({ supernet: undefined as unknown as string })).toEqual([
      "planEnvironments: supernet must be given, got nothing; write a text: Range that all environments share, for example '10.0.0.0/8' [PROP_MISSING]",
    ]);
  });

  it('reports every problem at once', () => {
    expect(problems({ supernet: 'all of it', prefixLength: 8, environments: { primary: -1 } })).toHaveLength(3);
  });

  it('places environments inside the supernet, without overlaps, and never moves one', () => {
    const environments = fc
      .uniqueArray(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 12 })
      .map((slots) => Object.fromEntries(slots.map((slot) => [`environment-${String(slot)}`, slot])));
    fc.assert(
      fc.property(environments, environments, fc.integer({ min: 16, max: 20 }), (some, more, prefixLength) => {
        const plan = { supernet: '10.0.0.0/8', prefixLength };
        const before = planEnvironments({ ...plan, environments: some });
        const after = planEnvironments({ ...plan, environments: { ...more, ...some } });
        const blocks = Object.values(after).map((block) => new Address4(block));

        expect(after).toMatchObject(before);
        expect(blocks.every((block) => block.isInSubnet(new Address4(plan.supernet)))).toBe(true);
        expect(new Set(Object.values(after)).size).toBe(blocks.length);
      }),
    );
  });
});
