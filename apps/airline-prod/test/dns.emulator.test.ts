import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { Answer, Target } from '@etops/dns-failover';
import { planRecords, resolve, switchIds, switchRef, treeOf, truthTable } from '@etops/dns-failover';
import { emulatorEnvironment, Rehearsal } from '@etops/emulator';
import { AwsClients, StateMachines } from '@etops/emulator/testing';
import { StackOutputs } from '@etops/foundation';
import { App } from 'cdktf';
import { airline } from '../src/config/airline';
import { FAILOVER_ID, Links } from '../src/config/links';
import { failoverSettings } from '../src/parts/failover';
import { DnsStack } from '../src/stacks/dns';
import { EmulatedDns } from './emulated-dns';
import { runbookSteps, runCommands } from './runbook';

const links = new Links(airline);
const environment = links.environment('dns');
const settings = failoverSettings(airline, links, 'Z0');
const switches = switchIds(settings).map((id) => switchRef(environment, FAILOVER_ID, id));
const switchNames = switches.map(({ parameterName }) => parameterName);
const balancers = { primary: '', dr: '' };
const MINUTES = 60_000;

const siteOf = (target: string): Target['site'] =>
  target === balancers.primary
    ? 'primary'
    : target === balancers.dr
      ? 'dr'
      : airline.lastResort?.addresses?.join(', ') === target
        ? 'last-resort'
        : 'on-premises';

/** Shares of the sites in percent. */
function bySite(answers: readonly Answer[]) {
  const shares = new Map<Target['site'], number>();
  for (const { target, share } of answers) {
    shares.set(siteOf(target), (shares.get(siteOf(target)) ?? 0) + share * 100);
  }
  return inOrder([...shares].map(([site, percent]) => ({ site, percent: Math.round(percent) })));
}

const inOrder = (shares: readonly { readonly site: Target['site']; readonly percent: number }[]) =>
  [...shares].sort((a, b) => a.site.localeCompare(b.site));

const parameterOf = (id: string) => switches.find((ref) => ref.id === id)?.parameterName ?? '';

describe('the dns stack on the emulator', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'etops-dns-'));
  let rehearsal: Rehearsal;
  let dns: EmulatedDns;
  let zoneId: string;
  let checkIds: ReadonlyMap<string, string>;

  const synthesize = (config = airline) => {
    const app = new App({ outdir, skipValidation: true });
    const outputs = new StackOutputs({ bootstrap: { hostedZoneId: zoneId } });
    new DnsStack(app, { config, links: new Links(config), outputs });
    app.synth();
  };
  const readTree = () => dns.tree(zoneId, checkIds);
  const traffic = async () =>
    bySite(
      resolve(await readTree(), { name: airline.zoneName, type: 'A' }, await dns.observations(checkIds, switchNames)),
    );
  const clients = () => new AwsClients(rehearsal.endpoint, environment.region);
  const turn = (id: string, Value: string) =>
    clients()
      .of(SSMClient)
      .send(new PutParameterCommand({ Name: parameterOf(id), Value, Overwrite: true }));
  const setSite = async (site: string, up: boolean) => {
    for (const [name, id] of checkIds) {
      if (name === `check-${site}` || (site === 'on-premises' && name.startsWith('check-on-premises-'))) {
        await rehearsal.emulator.setHealthCheckStatus(id, up ? 'healthy' : 'unhealthy');
      }
    }
  };

  beforeAll(async () => {
    rehearsal = await Rehearsal.start();
    dns = new EmulatedDns(rehearsal.endpoint, environment.region);
    balancers.primary = await dns.createBalancer('web', airline.primary.location.region);
    balancers.dr = await dns.createBalancer('web', airline.dr.location.region);
    zoneId = await dns.createZone(airline.zoneName, {
      [links.origin('primary').dnsName]: balancers.primary,
      [links.origin('dr').dnsName]: balancers.dr,
    });
    synthesize();
    await rehearsal.apply(outdir, 'dns');
    checkIds = await dns.checkIds('airline-dns-');
  }, 8 * MINUTES);

  afterAll(async () => {
    await rehearsal.stop();
    rmSync(outdir, { recursive: true, force: true });
  });

  it(
    'has an empty second plan, turns no switch back, and changes only weights with the traffic',
    async () => {
      await turn('evacuate-dr', '1');
      expect(await rehearsal.plan(outdir, 'dns')).toEqual([]);
      await turn('evacuate-dr', '0');

      synthesize({ ...airline, traffic: 'all-to-aws' });
      const changes = await rehearsal.plan(outdir, 'dns');
      synthesize();

      expect(changes).toHaveLength(6);
      for (const change of changes) {
        expect(change).toMatchObject({
          type: 'aws_route53_record',
          action: 'update',
          attributes: ['weighted_routing_policy'],
        });
      }
    },
    5 * MINUTES,
  );

  it(
    'takes the last resort back and adds it again without a moment in which a client gets no answer',
    async () => {
      const { lastResort, ...without } = airline;
      const known = [
        ...Object.values(balancers),
        ...airline.onPremises.addresses,
        (lastResort?.addresses ?? []).join(', '),
      ];
      const targets = async () =>
        resolve(
          await readTree(),
          { name: airline.zoneName, type: 'A' },
          await dns.observations(checkIds, switchNames),
        ).map(({ target }) => target);

      for (const [config, action] of [
        [without, 'delete'],
        [airline, 'create'],
      ] as const) {
        synthesize(config);
        const changes = await rehearsal.plan(outdir, 'dns');
        const kinds = changes.map((change) => `${change.action} ${change.attributes.join(' ')}`.trim());

        expect(kinds.filter((kind) => kind === 'update alias')).toHaveLength(4);
        expect(kinds.filter((kind) => kind.startsWith(action))).toHaveLength(4);
        expect(changes).toHaveLength(8);

        const apply = { ended: false };
        const applied = rehearsal.apply(outdir, 'dns').finally(() => {
          apply.ended = true;
        });
        const answers: (readonly string[])[] = [];
        while (!apply.ended) {
          answers.push(await targets());
        }
        await applied;

        expect(answers.length).toBeGreaterThan(10);
        for (const answer of answers) {
          expect(answer).not.toEqual([]);
          expect(answer.filter((target) => !known.includes(target))).toEqual([]);
        }
        expect(await rehearsal.plan(outdir, 'dns')).toEqual([]);
      }
    },
    5 * MINUTES,
  );

  it('is read back as the records that the truth table uses', async () => {
    const planned = treeOf(planRecords(settings));
    const read = await readTree();
    const sorted = (list: readonly unknown[]) => list.map((item) => JSON.stringify(item, undefined, 1)).sort();

    expect(sorted(read.checks.map(childrenInOrder))).toEqual(sorted(planned.checks.map(childrenInOrder)));
    expect(
      read.records
        .filter(({ name }) => !name.startsWith('origin-'))
        .map(keysInOrder)
        .sort(),
    ).toEqual(planned.records.map(keysInOrder).sort());
  });

  it('sends no client to a Region with a closed gate before the first data', async () => {
    expect(await dns.latestDatapoint(switchNames[0] ?? '')).toBeUndefined();
    expect(await traffic()).toEqual([
      { site: 'on-premises', percent: 50 },
      { site: 'primary', percent: 50 },
    ]);

    await setSite('primary', false);
    expect(await traffic()).toEqual([{ site: 'on-premises', percent: 100 }]);
    await setSite('primary', true);
  });

  it(
    'routes clients as the truth table says, in every row',
    async () => {
      const { rows, conditions: columns } = truthTable(settings, ['normal']);
      // One second per row, all in the past, so that the latest datapoint is the row's.
      const start = Date.now() - 300_000;
      const routed: unknown[] = [];
      for (const [index, { conditions }] of rows.entries()) {
        const at = new Date(start + index * 1000);
        for (const { id, kind } of columns) {
          const value = conditions[id] === true;
          await (kind === 'site' ? setSite(id, value) : dns.publish(parameterOf(id), value ? 1 : 0, at));
        }
        routed.push({ conditions, traffic: await traffic() });
      }

      expect(routed).toHaveLength(18);
      expect(routed).toEqual(
        rows.map(({ conditions, traffic: [shares = []] }) => ({ conditions, traffic: inOrder(shares) })),
      );
      await Promise.all(['on-premises', 'primary', 'dr'].map((site) => setSite(site, true)));
    },
    2 * MINUTES,
  );

  it(
    'publishes the parameters by its heartbeat',
    async () => {
      const stateMachineArn = `arn:aws:states:${environment.region}:${environment.accountId}:stateMachine:airline-dns-failover-heartbeat`;
      const beat = async (value: string) => {
        await turn('evacuate-primary', value);
        await new StateMachines(clients()).start(stateMachineArn);
        const wanted = switchNames.map((name) => (name.endsWith('evacuate-primary') ? Number(value) : 0));
        for (let turn = 0; turn < 100; turn += 1) {
          const published = await Promise.all(switchNames.map((name) => dns.latestDatapoint(name)));
          if (JSON.stringify(published) === JSON.stringify(wanted)) {
            return published;
          }
          await delay(200);
        }
        throw new Error('no heartbeat within 20 seconds');
      };

      expect(await beat('1')).toEqual([0, 1, 0, 0]);
      expect(await traffic()).toEqual([{ site: 'on-premises', percent: 100 }]);
      // The next second: the latest one counts.
      await delay(1000);
      expect(await beat('0')).toEqual([0, 0, 0, 0]);
      expect(await traffic()).toHaveLength(2);
    },
    2 * MINUTES,
  );

  describe('the runbook', () => {
    const step = (heading: string) => runbookSteps('evacuate-a-site.md').find((found) => found.heading === heading);
    const run = (heading: string) =>
      runCommands(
        step(heading)?.commands ?? 'false',
        emulatorEnvironment(rehearsal.endpoint, '/dev/null', process.env),
      );
    const drAndOnPremises = [
      { site: 'dr', percent: 50 },
      { site: 'on-premises', percent: 50 },
    ];
    const all = [
      { site: 'on-premises', percent: 50 },
      { site: 'primary', percent: 50 },
    ];

    it.each([
      ['Take a site out', [{ site: 'primary', percent: 100 }]],
      ['Bring it back', all],
      ['Let dr serve', drAndOnPremises],
      ['When the heartbeat is silent', undefined],
      ['When a position cannot be written', [{ site: 'dr', percent: 100 }]],
      ['Bring it back', drAndOnPremises],
      ['Go back to primary', all],
    ])(
      '%s: after the commands, traffic goes to %j',
      async (heading, expected) => {
        await run(heading);

        if (expected !== undefined) {
          expect(await traffic()).toEqual(expected);
        }
      },
      MINUTES,
    );

    it(
      'shows the switches and their metrics',
      async () => {
        expect(await run('Check the switches')).toMatch(/evacuate-primary +\| +0 /);
        expect(await run('Verify')).toContain('"Maximum": 1.0');
      },
      MINUTES,
    );

    it(
      'lets dr serve without CloudWatch, and the next apply leaves the decision to the switches again',
      async () => {
        const steps = runbookSteps('evacuate-a-site.md').filter(
          ({ heading }) => heading === 'Let dr serve without CloudWatch',
        );
        const env = emulatorEnvironment(rehearsal.endpoint, '/dev/null', process.env);
        const served: unknown[] = [];
        for (const { commands } of steps) {
          await runCommands(commands, env);
          served.push(await traffic());
        }
        expect(served).toEqual([[{ site: 'on-premises', percent: 100 }], drAndOnPremises]);

        await setSite('dr', false);
        expect(await traffic()).toEqual([{ site: 'on-premises', percent: 100 }]);
        await setSite('dr', true);

        const changes = await rehearsal.plan(outdir, 'dns');
        expect(changes.map(({ type, action }) => `${action} ${type}`)).toEqual([
          'update aws_route53_health_check',
          'update aws_route53_health_check',
        ]);
        await rehearsal.apply(outdir, 'dns');
        expect(await traffic()).toEqual(all);
      },
      4 * MINUTES,
    );

    it('contains no other commands', () => {
      expect(runbookSteps('evacuate-a-site.md').map(({ heading }) => heading)).toEqual([
        'Check the switches',
        'Take a site out',
        'Verify',
        'Bring it back',
        'Let dr serve',
        'Go back to primary',
        'When the heartbeat is silent',
        'When a position cannot be written',
        'Let dr serve without CloudWatch',
        'Let dr serve without CloudWatch',
      ]);
    });
  });

  it('deletes a record, but no record of another name with the same set identifier', async () => {
    const other = await dns.createZone('other.example', {});
    const record = (name: string) => ({
      Name: name,
      Type: 'A' as const,
      SetIdentifier: 'site',
      Weight: 1,
      TTL: 60,
      ResourceRecords: [{ Value: '192.0.2.1' }],
    });
    await dns.change(other, 'CREATE', record('a.other.example'), record('b.other.example'));
    await dns.change(other, 'DELETE', record('a.other.example'));

    expect((await dns.tree(other, checkIds)).records.map(({ name }) => name)).toEqual(['b.other.example']);
  });
});

const keysInOrder = (record: object) => JSON.stringify(Object.entries(record).sort(([a], [b]) => a.localeCompare(b)));
const childrenInOrder = (check: object) =>
  'children' in check ? { ...check, children: [...(check.children as string[])].sort() } : check;
