import * as fc from 'fast-check';
import { planRecords } from '../src';
import type { FailoverSettings, PlannedRecord, PlannedTarget } from '../src';
import { lastResort, settings, withSites } from './settings';

const rowOf = ({ id, name, setIdentifier, routing, target, checkId }: PlannedRecord) => [
  id,
  name,
  setIdentifier,
  routing.policy === 'weighted' ? routing.weight : routing.role,
  textOf(target),
  checkId,
];

function textOf(target: PlannedTarget): string {
  switch (target.kind) {
    case 'addresses':
      return `${target.addresses.join(', ')} for ${String(target.ttlSeconds)} s`;
    case 'distribution':
      return `distribution ${target.domainName}`;
    case 'alias':
      return `alias ${target.name}`;
  }
}

const anySettings: fc.Arbitrary<FailoverSettings> = fc
  .record({
    addresses: fc.uniqueArray(
      fc.integer({ min: 1, max: 254 }).map((last) => `8.8.8.${String(last)}`),
      { minLength: 1, maxLength: 8 },
    ),
    onPremisesWeight: fc.integer({ min: 0, max: 255 }),
    awsWeight: fc.integer({ min: 0, max: 255 }),
    page: fc.constantFrom({}, { lastResort }),
    labels: fc.uniqueArray(
      fc.oneof(
        fc.stringMatching(/^[a-z]{1,8}(\.[a-z]{1,8})?$/),
        fc.constantFrom('on-premises-share', 'aws-share', 'failover', 'failover-sites', 'share'),
        fc.constantFrom('apex', 'apex-aws', 'a-b', 'a.b', 'a-aws', 'a-on-premises', 'check', 'eligible-dr', 'a-ipv6'),
      ),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ addresses, onPremisesWeight, awsWeight, page, labels }) => ({
    ...page,
    ...withSites({ onPremises: { addresses, weight: onPremisesWeight }, aws: { weight: awsWeight } }),
    names: labels.map((label) => `${label}.airline.example`),
  }));

describe('planRecords', () => {
  it('points each public name to both sites, and each site to its endpoints', () => {
    expect(planRecords(settings).records.map(rowOf)).toEqual([
      [
        'on-premises-8-8-4-4',
        'on-premises.airline.example',
        '8.8.4.4',
        1,
        '8.8.4.4 for 60 s',
        'eligible-on-premises-8-8-4-4',
      ],
      [
        'on-premises-8-8-8-8',
        'on-premises.airline.example',
        '8.8.8.8',
        1,
        '8.8.8.8 for 60 s',
        'eligible-on-premises-8-8-8-8',
      ],
      [
        'aws-primary',
        'aws.airline.example',
        'primary',
        'PRIMARY',
        'alias origin-primary.airline.example',
        'eligible-primary',
      ],
      ['aws-dr', 'aws.airline.example', 'dr', 'SECONDARY', 'alias origin-dr.airline.example', 'eligible-dr'],
      ['apex-on-premises', 'airline.example', 'on-premises', 70, 'alias on-premises.airline.example', undefined],
      ['apex-aws', 'airline.example', 'aws', 30, 'alias aws.airline.example', undefined],
      ['www-on-premises', 'www.airline.example', 'on-premises', 70, 'alias on-premises.airline.example', undefined],
      ['www-aws', 'www.airline.example', 'aws', 30, 'alias aws.airline.example', undefined],
    ]);
  });

  it('plans the same tree for AAAA if the sites have IPv6', () => {
    const plan = planRecords(
      withSites({ onPremises: { addresses: ['8.8.8.8', '2001:4860:4860::8888'] }, aws: { ipv6: true } }),
    );
    const rows = plan.records.map(({ id, type, checkId }) => [id, type, checkId]);

    expect(rows.slice(0, 7).map(([id, type]) => [id, type])).toEqual([
      ['on-premises-8-8-8-8', 'A'],
      ['aws-primary', 'A'],
      ['aws-dr', 'A'],
      ['apex-on-premises', 'A'],
      ['apex-aws', 'A'],
      ['www-on-premises', 'A'],
      ['www-aws', 'A'],
    ]);
    expect(rows.slice(7)).toEqual([
      ['on-premises-2001-4860-4860--8888', 'AAAA', 'eligible-on-premises-2001-4860-4860--8888'],
      ['aws-primary-ipv6', 'AAAA', 'eligible-primary'],
      ['aws-dr-ipv6', 'AAAA', 'eligible-dr'],
      ['apex-on-premises-ipv6', 'AAAA', undefined],
      ['apex-aws-ipv6', 'AAAA', undefined],
      ['www-on-premises-ipv6', 'AAAA', undefined],
      ['www-aws-ipv6', 'AAAA', undefined],
    ]);
  });

  it('puts internal names under the first public name, so that two websites can share a zone', () => {
    const { records } = planRecords({ ...settings, names: ['booking.airline.example'] });

    expect(records.map(({ id, name }) => [id, name]).slice(-3)).toEqual([
      ['aws-dr', 'aws.booking.airline.example'],
      ['booking-on-premises', 'booking.airline.example'],
      ['booking-aws', 'booking.airline.example'],
    ]);
  });

  it('gives distinct ids to a host named apex and to names with dots', () => {
    const names = ['airline.example', 'apex.airline.example', 'a.b.airline.example', 'a-b.airline.example'];
    const { records } = planRecords({ ...settings, names });

    expect(records.filter(({ setIdentifier }) => setIdentifier === 'aws').map(({ id }) => id)).toEqual([
      'apex-aws',
      'apex_-aws',
      'a_b-aws',
      'a-b-aws',
    ]);
  });

  it.each<[string, FailoverSettings]>([
    ['the weights change', withSites({ onPremises: { weight: 0 }, aws: { weight: 255 } })],
    ['all traffic goes to AWS', { ...settings, traffic: 'all-to-aws' }],
    ['a part of it is shifted', { ...settings, traffic: { towards: 'on-premises', percent: 10 } }],
  ])('changes nothing but weights when %s', (_, shifted) => {
    const bare = ({ routing, ...record }: PlannedRecord) => ({ ...record, policy: routing.policy });

    expect(planRecords(shifted).records.map(bare)).toEqual(planRecords(settings).records.map(bare));
    expect(planRecords(shifted).checks).toEqual(planRecords(settings).checks);
  });

  it('moves no other record when an address, or a name, is added', () => {
    fc.assert(
      fc.property(anySettings, (before) => {
        const addresses = [...before.sites.onPremises.addresses, '9.9.9.9'];
        const after = {
          ...before,
          names: [...(before.names ?? []), 'added.one.airline.example'],
          sites: { ...before.sites, onPremises: { ...before.sites.onPremises, addresses } },
        };

        expect(planRecords(after).records).toEqual(expect.arrayContaining([...planRecords(before).records]));
      }),
    );
  });

  it('gives every record and check a unique id, and records of a name unique set identifiers', () => {
    fc.assert(
      fc.property(anySettings, (any) => {
        const { records, checks } = planRecords(any);

        expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
        expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
        expect(new Set(records.map(({ name, setIdentifier }) => `${name} ${setIdentifier}`)).size).toBe(records.length);
      }),
    );
  });

  it('puts a last resort below a failover pair, to which the public names point', () => {
    const before = planRecords(settings).records;
    const { records } = planRecords({ ...settings, lastResort });
    const added = records.filter(({ id }) => !before.some((record) => record.id === id));

    expect(added.map(rowOf)).toEqual([
      ['on-premises-share', 'sites.airline.example', 'on-premises', 70, 'alias on-premises.airline.example', undefined],
      ['aws-share', 'sites.airline.example', 'aws', 30, 'alias aws.airline.example', undefined],
      ['failover-sites', 'failover.airline.example', 'sites', 'PRIMARY', 'alias sites.airline.example', undefined],
      ['failover-last-resort', 'failover.airline.example', 'last-resort', 'SECONDARY', '9.9.9.9 for 60 s', undefined],
    ]);
    expect(records.filter(({ name }) => name === 'www.airline.example').map(rowOf)).toEqual([
      ['www-on-premises', 'www.airline.example', 'on-premises', 70, 'alias failover.airline.example', undefined],
      ['www-aws', 'www.airline.example', 'aws', 30, 'alias failover.airline.example', undefined],
    ]);
  });

  it('changes only the targets of the existing records for a last resort, so that each change is in place', () => {
    fc.assert(
      fc.property(anySettings, (any) => {
        const before = { ...settings, names: any.names ?? [], sites: any.sites };
        const bare = (record: PlannedRecord) => ({ ...record, target: 'any' });
        const { records } = planRecords({ ...before, lastResort });

        expect(records.map(bare)).toEqual(expect.arrayContaining(planRecords(before).records.map(bare)));
      }),
    );
  });

  it('gives the last resort the addresses of each family, or a distribution', () => {
    const ipv6 = withSites({ onPremises: { addresses: ['8.8.8.8', '2001:4860:4860::8888'] }, aws: { ipv6: true } });
    const pages = (own: FailoverSettings) =>
      planRecords(own)
        .records.filter(({ setIdentifier }) => setIdentifier === 'last-resort')
        .map(({ id, type, target }) => [id, type, textOf(target)]);

    expect(pages({ ...ipv6, lastResort: { addresses: ['9.9.9.9', '9.9.9.10', '2620:fe::fe'] } })).toEqual([
      ['failover-last-resort', 'A', '9.9.9.9, 9.9.9.10 for 60 s'],
      ['failover-last-resort-ipv6', 'AAAA', '2620:fe::fe for 60 s'],
    ]);
    expect(pages({ ...ipv6, lastResort: { cloudFrontDomainName: 'd111.cloudfront.net' } })).toEqual([
      ['failover-last-resort', 'A', 'distribution d111.cloudfront.net'],
      ['failover-last-resort-ipv6', 'AAAA', 'distribution d111.cloudfront.net'],
    ]);
  });

  it('plans no record that of a site that is always healthy: each has a check, or points to records with one', () => {
    fc.assert(
      fc.property(anySettings, (any) => {
        const { records, checks } = planRecords(any);
        const known = new Set(checks.map(({ id }) => id));
        const checked = (record: PlannedRecord): boolean =>
          record.checkId === undefined
            ? record.target.kind === 'alias' && targetsOf(record.target.name).every(checked)
            : known.has(record.checkId);
        const targetsOf = (name: string) => {
          const targets = records.filter((record) => record.name === name);
          expect(targets).not.toHaveLength(0);
          return targets;
        };

        const abovePage = (record: PlannedRecord): boolean =>
          record.setIdentifier === 'last-resort' ||
          (record.target.kind === 'alias' &&
            record.target.name.startsWith('failover.') &&
            any.lastResort !== undefined);

        expect(records.filter((record) => !abovePage(record) && !checked(record))).toEqual([]);
      }),
    );
  });

  it('plans targets before the aliases that point to them', () => {
    const { records } = planRecords({ ...settings, lastResort });
    const origins = [settings.sites.aws.primary.dnsName, settings.sites.aws.dr.dnsName];

    records.forEach(({ target }, index) => {
      if (target.kind === 'alias' && !origins.includes(target.name)) {
        expect(records.findLastIndex(({ name }) => name === target.name)).toBeLessThan(index);
      }
    });
  });
});
