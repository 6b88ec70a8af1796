import { problemsOf } from '@etops/testing';
import {
  allSituations,
  canServe,
  endpointsOf,
  observationsOf,
  planRecords,
  resolve,
  trafficModel,
  treeOf,
  truthTable,
} from '../src';
import type { FailoverSettings, PlannedRecord, Situation, Traffic, TrafficShare } from '../src';
import { lastResort, settings, withSites } from './settings';

const ipv6 = withSites({
  onPremises: { addresses: ['8.8.8.8', '2001:4860:4860::8888'] },
  aws: { ipv6: true },
});
const presets: readonly Traffic[] = [
  'normal',
  'all-to-aws',
  'all-to-on-premises',
  { towards: 'aws', percent: 25 },
  { towards: 'on-premises', percent: 99 },
];
const questions = [
  { name: 'airline.example', type: 'A' },
  { name: 'www.airline.example', type: 'A' },
] as const;

const idsOf = (shares: readonly TrafficShare[]) =>
  shares.filter(({ share }) => share > 0).map(({ endpoint }) => endpoint.id);
const serving = (own: FailoverSettings, situation: Situation, family: 'A' | 'AAAA' = 'A') =>
  endpointsOf(own)
    .filter((endpoint) => endpoint.site !== 'on-premises' || endpoint.target.includes(':') === (family === 'AAAA'))
    .filter((endpoint) => canServe(own, endpoint, situation))
    .map(({ id }) => id);

const trafficIn = trafficModel(settings);

describe('in every situation', () => {
  it.each<[string, FailoverSettings, number]>([
    ['with manual failover', settings, 256],
    ['with automatic failover', withSites({ aws: { failoverMode: 'automatic' } }), 128],
    ['with the database of AWS on-premises', withSites({ onPremises: { data: 'aws' } }), 256],
    ['with a last resort', { ...settings, lastResort }, 256],
  ])('%s, traffic goes only to endpoints that can serve, if any can', (_, own, count) => {
    const situations = allSituations(own);
    const wrong: unknown[] = [];
    const models = presets.map((traffic) => trafficModel({ ...own, traffic }));
    expect(situations).toHaveLength(count);

    for (const situation of situations) {
      const able = serving(own, situation);
      for (const [index, trafficOf] of models.entries()) {
        const traffic = presets[index];
        const reached = idsOf(trafficOf(situation, questions[0]));

        if (reached.length === 0 || (able.length > 0 && reached.some((id) => !able.includes(id)))) {
          wrong.push({ situation, traffic, reached, able });
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each<[string, FailoverSettings]>([
    ['manual failover', settings],
    ['automatic failover', withSites({ aws: { failoverMode: 'automatic' } })],
    ['the database of AWS on-premises', withSites({ onPremises: { data: 'aws' } })],
    ['both', withSites({ onPremises: { data: 'aws' }, aws: { failoverMode: 'automatic' } })],
  ])('with %s, a last resort answers if no site can serve, and changes nothing otherwise', (_, own) => {
    for (const traffic of presets) {
      const [without, having] = [
        trafficModel({ ...own, traffic }),
        trafficModel({ ...own, traffic, lastResort: { cloudFrontDomainName: 'd111.cloudfront.net' } }),
      ];
      for (const situation of allSituations(own)) {
        const shares = having(situation, questions[0]);

        if (serving(own, situation).length === 0) {
          expect(shares.map(({ endpoint, share }) => [endpoint.id, share])).toEqual([['last-resort', 1]]);
        } else {
          expect(shares).toEqual(without(situation, questions[0]));
        }
      }
    }
  });

  it.each(['added', 'taken back'])(
    'no step of a plan that is carried out leads astray: the last resort is %s',
    (change) => {
      const plans = [planRecords(settings), planRecords({ ...settings, lastResort })] as const;
      const before = change === 'added' ? plans[0] : plans[1];
      const after = change === 'added' ? plans[1] : plans[0];
      const checks = before.checks;
      const situations = allSituations(settings);
      const pages = lastResort.addresses;
      for (const records of stepsBetween(before.records, after.records)) {
        const tree = treeOf({ checks, records });
        for (const { name, target } of records) {
          const isDangling =
            target.kind === 'alias' &&
            !target.name.startsWith('origin-') &&
            !records.some((record) => record.name === target.name);
          expect(isDangling ? `${name} to ${target.name}` : '').toBe('');
        }
        for (const situation of situations) {
          const able = endpointsOf(settings).filter((endpoint) => canServe(settings, endpoint, situation));
          for (const question of questions) {
            const targets = resolve(tree, question, observationsOf(settings, situation)).map(({ target }) => target);
            const wrong = targets.filter((target) => !able.some((endpoint) => endpoint.target === target));

            expect(targets).not.toEqual([]);
            expect(able.length === 0 ? [] : wrong.filter((target) => !pages.includes(target))).toEqual([]);
          }
        }
      }
    },
  );

  it('apex and www send clients to the same endpoints, and lose none', () => {
    for (const situation of allSituations(settings)) {
      const [apex = [], www = []] = questions.map((question) => trafficIn(situation, question));

      expect(www).toEqual(apex);
      expect(apex.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    }
  });

  it.each(['A', 'AAAA'] as const)('clients that ask for %s reach only endpoints that can serve them', (type) => {
    const trafficOf = trafficModel(ipv6);
    for (const situation of allSituations(ipv6)) {
      const able = serving(ipv6, situation, type);
      const reached = idsOf(trafficOf(situation, { name: 'airline.example', type }));

      if (able.length > 0) {
        expect(reached.filter((id) => !able.includes(id))).toEqual([]);
      }
    }
  });

  it('evacuating one site takes no traffic from another site that can serve', () => {
    const shareOf = (situation: Situation, site: string) =>
      trafficIn(situation, questions[0])
        .filter(({ endpoint }) => endpoint.site === site)
        .reduce((sum, { share }) => sum + share, 0);
    for (const situation of allSituations(settings).filter(
      (candidate) => candidate['evacuate-on-premises'] === false,
    )) {
      const evacuated = { ...situation, 'evacuate-on-premises': true };
      if (serving(settings, evacuated).length > 0) {
        expect(shareOf(evacuated, 'on-premises')).toBe(0);
        expect(shareOf(evacuated, 'primary')).toBeGreaterThanOrEqual(shareOf(situation, 'primary'));
      }
    }
  });
});

describe('unlike plain failover records', () => {
  const healthy = Object.fromEntries(endpointsOf(settings).map(({ id }) => [id, true]));

  it('the second Region gets no traffic while its database is a replica, though it is healthy', () => {
    const lost = { ...healthy, primary: false, 'dr-in-service': false };

    expect(new Set(idsOf(trafficIn(lost, questions[0])))).toEqual(
      new Set(['on-premises-8-8-4-4', 'on-premises-8-8-8-8']),
    );
  });

  it('the first Region gets no traffic with an outdated database, though it is healthy again', () => {
    const back = { ...healthy, 'dr-in-service': true };

    expect(idsOf(trafficIn(back, questions[0]))).toContain('dr');
    expect(idsOf(trafficIn(back, questions[0]))).not.toContain('primary');
  });
});

describe('the truth table', () => {
  const table = truthTable(settings);

  it('has each situation in exactly one row', () => {
    const ids = table.conditions.map(({ id }) => id);
    const situations = Array.from({ length: 2 ** ids.length }, (_, number) =>
      Object.fromEntries(ids.map((id, bit) => [id, (number >> bit) % 2 === 1])),
    );

    expect(situations).toHaveLength(128);
    for (const situation of situations) {
      const matching = table.rows.filter(({ conditions }) =>
        Object.entries(conditions).every(([id, value]) => situation[id] === value),
      );
      expect(matching).toHaveLength(1);
    }
  });

  it('agrees with the model', () => {
    const row = table.rows.find(
      ({ conditions }) =>
        conditions['on-premises'] === true &&
        conditions['evacuate-on-premises'] === false &&
        conditions.dr === true &&
        conditions['evacuate-dr'] === false,
    );

    expect(row).toMatchObject({
      conditions: { 'dr-in-service': true },
      canServe: ['on-premises', 'dr'],
      traffic: [
        [
          { site: 'on-premises', percent: 70 },
          { site: 'dr', percent: 30 },
        ],
        [{ site: 'dr', percent: 100 }],
        [{ site: 'on-premises', percent: 100 }],
      ],
    });
  });
});

it('refuses settings of another type', () => {
  const own = { ...settings, trafic: 'normal' };

  expect(problemsOf(() => truthTable(own))).toEqual([
    "truthTable: trafic must be a known prop, got an unknown name; write 'traffic' [PROP_UNKNOWN]",
  ]);
});

describe('the truth table of an on-premises site that', () => {
  const lost = { 'on-premises': true, 'evacuate-on-premises': false, 'dr-in-service': false, primary: false };
  const rowsOf = (own: FailoverSettings) =>
    truthTable(own, ['normal']).rows.filter(({ conditions }) =>
      Object.entries(lost).every(([id, value]) => (conditions[id] ?? value) === value),
    );

  it.each([
    ['own', ['on-premises'], [{ site: 'on-premises', percent: 100 }]],
    ['aws', [], [{ site: 'last-resort', percent: 100 }]],
  ] as const)('has data %j: the loss of primary leaves %j', (data, able, traffic) => {
    const rows = rowsOf({ ...withSites({ onPremises: { data } }), lastResort });

    expect(rows).not.toHaveLength(0);
    for (const row of rows) {
      expect(row).toMatchObject({ canServe: able, traffic: [traffic] });
    }
  });

  it('carries too little shows where it is overloaded', () => {
    expect(rowsOf(withSites({ onPremises: { capacityPercent: 80 } }))[0]?.traffic).toEqual([
      [{ site: 'on-premises', percent: 100, overloaded: true }],
    ]);
  });
});

/** Returns the records after each change of a plan: new ones in order, then changed ones, then deletions in reverse. */
function stepsBetween(before: readonly PlannedRecord[], after: readonly PlannedRecord[]) {
  const has = (list: readonly PlannedRecord[]) => (record: PlannedRecord) => list.some(({ id }) => id === record.id);
  const put = (record: PlannedRecord) => (list: readonly PlannedRecord[]) => [
    ...list.map((old) => (old.id === record.id ? record : old)),
    ...(has(list)(record) ? [] : [record]),
  ];
  const remove =
    ({ id }: PlannedRecord) =>
    (list: readonly PlannedRecord[]) =>
      list.filter((record) => record.id !== id);
  const changes = [
    ...after.filter((record) => !has(before)(record)).map(put),
    ...after.filter(has(before)).map(put),
    ...before
      .filter((record) => !has(after)(record))
      .reverse()
      .map(remove),
  ];
  let records = before;
  return changes.map((change) => (records = change(records)));
}
