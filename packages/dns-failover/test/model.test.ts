import { isCheckHealthy, resolve } from '../src';
import type { DnsTree, MetricCheck, Observations, TreeCheck, TreeRecord } from '../src';

const NAME = 'www.airline.example';

/** Observations in which everything answers except the given ids and names, and no metric has data. */
const without = (...dead: readonly string[]): Observations => ({
  endpointAnswers: (id) => !dead.includes(id),
  nameAnswers: (name) => !dead.includes(name),
  datapoint: () => undefined,
});

const weighted = (address: string, weight: number, checkId?: string, name = NAME): TreeRecord => ({
  name,
  type: 'A',
  setIdentifier: address,
  routing: { policy: 'weighted', weight },
  target: { kind: 'values', values: [address] },
  ...(checkId === undefined ? {} : { checkId }),
});
const alias = (
  to: string,
  routing: TreeRecord['routing'],
  evaluateTargetHealth = true,
  checkId?: string,
): TreeRecord => ({
  name: NAME,
  type: 'A',
  setIdentifier: to,
  routing,
  target: { kind: 'alias', name: to, evaluateTargetHealth },
  ...(checkId === undefined ? {} : { checkId }),
});
const endpoints = (...ids: readonly string[]): TreeCheck[] => ids.map((id) => ({ kind: 'endpoint', id }));

const answers = (tree: DnsTree, seen: Observations, type: 'A' | 'AAAA' = 'A') =>
  Object.fromEntries(resolve(tree, { name: NAME, type }, seen).map(({ target, share }) => [target, share]));

describe('weighted records', () => {
  const tree: DnsTree = {
    records: [weighted('a', 3, 'check-a'), weighted('b', 1, 'check-b'), weighted('c', 0, 'check-c')],
    checks: endpoints('check-a', 'check-b', 'check-c'),
  };

  it.each<[string[], Record<string, number>]>([
    [[], { a: 0.75, b: 0.25 }],
    [['check-a'], { b: 1 }],
    [['check-a', 'check-b'], { c: 1 }],
    [['check-c'], { a: 0.75, b: 0.25 }],
    [['check-a', 'check-b', 'check-c'], { a: 0.75, b: 0.25 }],
  ])('without %j share the traffic as %j', (dead, expected) => {
    expect(answers(tree, without(...dead))).toEqual(expected);
  });

  it('that all have weight 0 share the traffic equally', () => {
    const zero = { ...tree, records: [weighted('a', 0, 'check-a'), weighted('b', 0, 'check-b')] };

    expect(answers(zero, without())).toEqual({ a: 0.5, b: 0.5 });
  });

  it('without a check are always healthy', () => {
    expect(
      answers(
        { records: [weighted('a', 1), weighted('b', 1, 'check-b')], checks: endpoints('check-b') },
        without('check-b'),
      ),
    ).toEqual({ a: 1 });
  });
});

describe('failover records', () => {
  const tree: DnsTree = {
    records: [
      alias('standby', { policy: 'failover', role: 'SECONDARY' }, true, 'check-standby'),
      alias('main', { policy: 'failover', role: 'PRIMARY' }, true, 'check-main'),
    ],
    checks: endpoints('check-main', 'check-standby'),
  };

  it.each([
    [[], 'main'],
    [['check-main'], 'standby'],
    [['main'], 'standby'],
    [['check-main', 'check-standby'], 'main'],
    [['main', 'standby'], 'main'],
    [['check-standby'], 'main'],
  ])('without %j answer with %s', (dead, expected) => {
    expect(answers(tree, without(...dead))).toEqual({ [expected]: 1 });
  });

  it('answer with their only side, even if it is dead', () => {
    expect(answers({ ...tree, records: tree.records.slice(0, 1) }, without('standby'))).toEqual({ standby: 1 });
  });
});

describe('aliases to records', () => {
  const branch = (address: string, name: string) => weighted(address, 1, `check-${address}`, name);
  const tree = (evaluate: boolean): DnsTree => ({
    records: [
      alias('left', { policy: 'weighted', weight: 1 }, evaluate),
      alias('right', { policy: 'weighted', weight: 1 }, evaluate),
      branch('a', 'left'),
      branch('b', 'left'),
      branch('c', 'right'),
    ],
    checks: endpoints('check-a', 'check-b', 'check-c'),
  });

  it('are healthy while one record under the name is', () => {
    expect(answers(tree(true), without('check-a'))).toEqual({ b: 0.5, c: 0.5 });
    expect(answers(tree(true), without('check-a', 'check-b'))).toEqual({ c: 1 });
  });

  it('answer with a dead branch if they are not evaluated', () => {
    expect(answers(tree(false), without('check-a', 'check-b'))).toEqual({ a: 0.25, b: 0.25, c: 0.5 });
  });

  it('follow the type of the question', () => {
    expect(answers(tree(true), without(), 'AAAA')).toEqual({});
  });
});

it('answers with a simple record, whatever its health is', () => {
  const record: TreeRecord = {
    name: NAME,
    type: 'A',
    routing: { policy: 'simple' },
    target: { kind: 'values', values: ['a', 'b'] },
  };

  expect(answers({ records: [record], checks: [] }, without())).toEqual({ 'a, b': 1 });
});

describe('checks', () => {
  const metric: MetricCheck = {
    kind: 'metric',
    id: 'switch',
    metric: 'position',
    comparison: 'GreaterThanOrEqualToThreshold',
    threshold: 1,
    inverted: false,
    withoutData: 'LastKnownStatus',
  };
  const healthy = (check: TreeCheck, datapoint: number | undefined, hasData?: boolean) =>
    isCheckHealthy({ records: [], checks: [check] }, check.id, {
      ...without(),
      datapoint: () => datapoint,
      ...(hasData === undefined ? {} : { hasData: () => hasData }),
    });

  it.each([
    ['follows the data', false, 'LastKnownStatus', 0, true, true],
    ['follows the data', false, 'LastKnownStatus', 1, true, false],
    ['follows the data the other way round when it is inverted', true, 'LastKnownStatus', 1, true, true],
    ['follows the data the other way round when it is inverted', true, 'LastKnownStatus', 0, true, false],
    ['is healthy while it is new', false, 'LastKnownStatus', undefined, false, true],
    ['is unhealthy while it is new and inverted', true, 'LastKnownStatus', undefined, false, false],
    ['keeps its last status without data', false, 'LastKnownStatus', 1, false, false],
    ['keeps its last status without data', true, 'LastKnownStatus', 1, false, true],
    ['is healthy without data when its setting says so', false, 'Healthy', 1, false, true],
    ['is unhealthy without data when its setting says so', false, 'Unhealthy', 0, false, false],
  ] as const)('of an alarm %s', (_, inverted, withoutData, datapoint, hasData, expected) => {
    expect(healthy({ ...metric, inverted, withoutData }, datapoint, hasData)).toBe(expected);
  });

  it.each([
    ['GreaterThanThreshold', 1, true],
    ['GreaterThanThreshold', 2, false],
    ['LessThanThreshold', 0, false],
    ['LessThanThreshold', 1, true],
    ['LessThanOrEqualToThreshold', 1, false],
    ['LessThanOrEqualToThreshold', 2, true],
  ])('of an alarm with %s at 1 sees %d', (comparison, datapoint, expected) => {
    expect(healthy({ ...metric, comparison }, datapoint)).toBe(expected);
  });

  it.each([
    [1, ['check-a'], true],
    [2, ['check-a'], false],
    [2, [], true],
    [0, ['check-a', 'check-b'], true],
    [3, [], false],
  ])('that are calculated need %d of two children; without %j: %s', (threshold, dead, expected) => {
    const checks: TreeCheck[] = [
      ...endpoints('check-a', 'check-b'),
      { kind: 'calculated', id: 'both', children: ['check-a', 'check-b'], threshold },
    ];

    expect(isCheckHealthy({ records: [], checks }, 'both', without(...dead))).toBe(expected);
  });

  it('fail if the tree does not contain them, or their comparison is unsupported', () => {
    expect(() => isCheckHealthy({ records: [], checks: [] }, 'none', without())).toThrow("no health check 'none'");
    expect(() => healthy({ ...metric, comparison: 'LessThanLowerThreshold' }, 1)).toThrow('do not support');
  });
});
