import { allSituations, canServe, formatTruthTable, placesOf, planRecords, trafficModel, truthTable } from '../src';
import type { FailoverSettings, Situation, Traffic, TrafficShare } from '../src';
import { settings, withSites } from './settings';

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

const idsOf = (shares: readonly TrafficShare[]) => shares.filter(({ share }) => share > 0).map(({ place }) => place.id);
const serving = (own: FailoverSettings, situation: Situation, family: 'A' | 'AAAA' = 'A') =>
  placesOf(own)
    .filter((place) => place.site !== 'on-premises' || place.target.includes(':') === (family === 'AAAA'))
    .filter((place) => canServe(own, place, situation))
    .map(({ id }) => id);

const trafficIn = trafficModel(settings);

describe('in every situation', () => {
  it.each<[string, FailoverSettings, number]>([
    ['with a gated standby', settings, 256],
    ['with a standby that is always eligible', withSites({ aws: { standby: 'always-eligible' } }), 128],
  ])('%s, traffic goes only to what can serve, while anything can', (_, own, count) => {
    const situations = allSituations(own);
    const wrong: unknown[] = [];
    const models = presets.map((traffic) => trafficModel({ ...own, traffic }));
    expect(situations).toHaveLength(count);

    for (const situation of situations) {
      const able = serving(own, situation);
      for (const [index, trafficOf] of models.entries()) {
        const traffic = presets[index];
        const led = idsOf(trafficOf(situation, questions[0]));

        if (led.length === 0 || (able.length > 0 && led.some((id) => !able.includes(id)))) {
          wrong.push({ situation, traffic, led, able });
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('apex and www lead to the same places, and all of the traffic is led somewhere', () => {
    for (const situation of allSituations(settings)) {
      const [apex = [], www = []] = questions.map((question) => trafficIn(situation, question));

      expect(www).toEqual(apex);
      expect(apex.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    }
  });

  it.each(['A', 'AAAA'] as const)('clients that ask for %s are led only to what can serve them', (type) => {
    const trafficOf = trafficModel(ipv6);
    for (const situation of allSituations(ipv6)) {
      const able = serving(ipv6, situation, type);
      const led = idsOf(trafficOf(situation, { name: 'airline.example', type }));

      if (able.length > 0) {
        expect(led.filter((id) => !able.includes(id))).toEqual([]);
      }
    }
  });

  it('a switch of one site moves no client of another site that can serve', () => {
    const shareOf = (situation: Situation, site: string) =>
      trafficIn(situation, questions[0])
        .filter(({ place }) => place.site === site)
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

describe('what a plain failover would do wrong', () => {
  const healthy = Object.fromEntries(placesOf(settings).map(({ id }) => [id, true]));

  it('the standby answers its health check and gets nobody while its database is a replica', () => {
    const lost = { ...healthy, primary: false, 'dr-in-service': false };

    expect(new Set(idsOf(trafficIn(lost, questions[0])))).toEqual(
      new Set(['on-premises-8-8-4-4', 'on-premises-8-8-8-8']),
    );
  });

  it('the first Region comes back with an old database and gets nobody until the second is out of service', () => {
    const back = { ...healthy, 'dr-in-service': true };

    expect(idsOf(trafficIn(back, questions[0]))).toContain('dr');
    expect(idsOf(trafficIn(back, questions[0]))).not.toContain('primary');
  });
});

describe('the table', () => {
  const table = truthTable(settings);

  it('has each situation in exactly one row', () => {
    const facts = table.facts.map(({ id }) => id);
    const situations = Array.from({ length: 2 ** facts.length }, (_, number) =>
      Object.fromEntries(facts.map((fact, bit) => [fact, (number >> bit) % 2 === 1])),
    );

    expect(situations).toHaveLength(128);
    for (const situation of situations) {
      const matching = table.rows.filter(({ conditions }) =>
        Object.entries(conditions).every(([fact, value]) => situation[fact] === value),
      );
      expect(matching).toHaveLength(1);
    }
  });

  it('says the same as the model', () => {
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

  it('is printed as Markdown', () => {
    const lines = formatTruthTable(
      truthTable(withSites({ aws: { standby: 'always-eligible' } }), [{ towards: 'aws', percent: 10 }]),
    ).split('\n');

    expect(lines.slice(0, 3)).toEqual([
      '| on-premises | evacuate-on-premises | primary | evacuate-primary | dr   | evacuate-dr | can serve                | 10 % towards aws               |',
      '| ----------- | -------------------- | ------- | ---------------- | ---- | ----------- | ------------------------ | ------------------------------ |',
      '| up          | on                   | up      | on               | up   | on          | nobody                   | 63 % on-premises, 37 % primary |',
    ]);
    expect(lines).toContain(
      '| up          | off                  | up      | off              | up   | off         | on-premises, primary, dr | 63 % on-premises, 37 % primary |',
    );
  });
});

it('plans no tree in which a calculated check has a calculated child', () => {
  const { checks } = planRecords(settings);
  const kinds = new Map(checks.map(({ id, kind }) => [id, kind]));

  for (const check of checks) {
    if (check.kind === 'calculated') {
      expect(check.children.map((child) => kinds.get(child))).not.toContain('calculated');
      expect(check.children.every((child) => kinds.has(child))).toBe(true);
    }
  }
});
