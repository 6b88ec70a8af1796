import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemsOf, testEnvironment } from '@etops/testing';
import { TerraformVariable } from 'cdktf';
import fc from 'fast-check';
import { WebTier } from '../src';
import type { WebTierProps } from '../src';
import { bootScript, installBootService } from '../src/boot-service';
import { planReservations } from '../src/plan-reservations';
import { referenceTo, statementsOf, synthIn, synthWebTier, webTierProps } from './support';

const capacity = { minimum: 1, normal: 1, maximum: 18, minimumSetBy: 'runbook' } as const;
const dr: Partial<WebTierProps> = {
  environment: { ...testEnvironment, name: 'dr' },
  capacity,
  standby: { full: 6 },
};

describe('a standby', () => {
  it('keeps its Terraform addresses', () => {
    const more = synthWebTier({ ...dr, standby: { full: 6, capacityReservation: true } }).addresses();

    expect(more.filter((address) => !synthWebTier().addresses().includes(address))).toMatchSnapshot();
  });

  it('has stopped servers for full load, and never none', () => {
    expect(synthWebTier(dr).resource('aws_autoscaling_group')).toMatchObject({
      min_size: 1,
      desired_capacity: 1,
      max_size: 18,
      warm_pool: {
        pool_state: 'Stopped',
        min_size: 1,
        max_group_prepared_capacity: 6,
        instance_reuse_policy: { reuse_on_scale_in: false },
      },
    });
    expect(synthWebTier({ ...dr, standby: { full: 6, warm: 3 } }).resource('aws_autoscaling_group')).toMatchObject({
      warm_pool: { max_group_prepared_capacity: 4 },
    });
  });

  it('holds servers until they can serve, the first of a new group too, and one that exists already', () => {
    const json = synthWebTier({ ...dr, standby: { full: 6, bootTimeoutSeconds: 300 } });
    const hook = {
      name: 'boot',
      lifecycle_transition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
      heartbeat_timeout: 300,
      default_result: 'ABANDON',
    };

    expect(json.resource('aws_autoscaling_group')).toMatchObject({ initial_lifecycle_hook: [hook] });
    expect(json.resource('aws_autoscaling_lifecycle_hook')).toMatchObject({
      ...hook,
      autoscaling_group_name: referenceTo('aws_autoscaling_group', 'name'),
    });
  });

  it('lets its servers complete that hook, of their own group only', () => {
    expect(statementsOf(synthWebTier(dr).resource('aws_iam_role_policy').policy)).toEqual(
      expect.arrayContaining([
        {
          Sid: 'SeeState',
          Effect: 'Allow',
          Action: 'autoscaling:DescribeAutoScalingInstances',
          Resource: '*',
        },
        {
          Sid: 'CompleteBoot',
          Effect: 'Allow',
          Action: 'autoscaling:CompleteLifecycleAction',
          Resource:
            'arn:aws:autoscaling:eu-central-1:123456789012:autoScalingGroup:*:autoScalingGroupName/airline-dr-web',
        },
      ]),
    );
  });

  it('installs the service that completes it; without a standby there is none', () => {
    const { user_data: warm } = synthWebTier(dr).resource('aws_launch_template');
    const { user_data: cold } = synthWebTier().resource('aws_launch_template');

    expect(warm).toContain('systemctl enable web-tier-boot.service');
    expect(warm).toContain("--auto-scaling-group-name 'airline-dr-web' --lifecycle-hook-name 'boot'");
    expect(cold).not.toContain('web-tier-boot');
  });

  it('reserves capacity for full load in its zones, for itself alone, and starts past it too', () => {
    const json = synthWebTier({ ...dr, standby: { full: 7, capacityReservation: true } });
    const reservations = json.resources('aws_ec2_capacity_reservation');

    expect(reservations).toMatchObject(
      [3, 2, 2].map((instance_count, index) => ({
        availability_zone: `eu-central-1${String.fromCharCode(97 + index)}`,
        instance_count,
        instance_type: 'm7g.large',
        instance_match_criteria: 'targeted',
      })),
    );
    expect(json.resource('aws_autoscaling_group')).toMatchObject({
      capacity_reservation_specification: {
        capacity_reservation_preference: 'capacity-reservations-first',
        capacity_reservation_target: {
          capacity_reservation_ids: reservations.map(() => referenceTo('aws_ec2_capacity_reservation', 'id')),
        },
      },
    });
    expect(synthWebTier(dr).resources('aws_ec2_capacity_reservation')).toEqual([]);
    expect(synthWebTier(dr).resource('aws_autoscaling_group')).toMatchObject({
      capacity_reservation_specification: { capacity_reservation_preference: 'default' },
    });
  });

  it('tells its way to full load: warm, or cold when the pool does not suffice', () => {
    const stepsOf = (standby: WebTierProps['standby']) => {
      let steps: unknown;
      synthIn((stack) => {
        const { recovery } = new WebTier(stack, 'web', { ...webTierProps, ...dr, ...(standby && { standby }) });
        steps = recovery.map(({ id, minutes }) => [id, minutes]);
      });
      return steps;
    };

    expect(stepsOf({ full: 6, warmStartSeconds: 90 })).toEqual([
      ['warm-start', 1.5],
      ['target-health', 10 / 60],
    ]);
    expect(stepsOf({ full: 6, warm: 4 })).toEqual([
      ['cold-boot', 10],
      ['target-health', 10 / 60],
    ]);
  });
});

describe('standby', () => {
  it.each<[Partial<WebTierProps>, string]>([
    [
      { standby: { full: 20 } },
      'standby.full must be a whole number above capacity.normal (1) and up to capacity.maximum (18), got 20; the group never starts more than its maximum [WEB_TIER_STANDBY_FULL]',
    ],
    [
      { standby: { full: 6, warm: 0 } },
      'standby.warm must be a whole number from 1 to full less capacity.normal (5), got 0; the provider does not send a size of 0, so leave standby out to have none [WEB_TIER_STANDBY_WARM]',
    ],
    [
      { standby: { full: 6, warm: 6 } },
      'standby.warm must be a whole number from 1 to full less capacity.normal (5), got 6; the provider does not send a size of 0, so leave standby out to have none [WEB_TIER_STANDBY_WARM]',
    ],
    [
      { capacity: { minimum: 1, normal: 1, maximum: 6 } },
      "capacity.minimumSetBy must be 'runbook' with standby, got 'configuration'; the failover raises the minimum, since a warm pool starts no server by itself before load comes, and the next apply would lower it again [WEB_TIER_STANDBY_MINIMUM]",
    ],
    [
      { standby: { full: 6, bootTimeoutSeconds: 10, warmStartSeconds: 5 } },
      'standby.bootTimeoutSeconds must be a whole number from 30 to 7200, got 10; choose one in that range [WEB_TIER_RANGE]',
    ],
    [
      { standby: { full: 6, warmStartSeconds: 900 } },
      'standby.warmStartSeconds must be a whole number from 1 to 600, got 900; choose one in that range [WEB_TIER_RANGE]',
    ],
  ])('fails when %j', (props, message) => {
    expect(problemsOf(() => synthWebTier({ ...dr, ...props })).join('\n')).toBe(`dr/web: ${message}`);
  });

  it('fails when its numbers cannot be added up at synth', () => {
    const problems = problemsOf(() =>
      synthIn((stack) => {
        const servers = new TerraformVariable(stack, 'servers', { type: 'number' });
        new WebTier(stack, 'web', { ...webTierProps, ...dr, capacity: { ...capacity, normal: servers.numberValue } });
      }),
    );

    expect(problems.join('\n')).toBe(
      "primary/web: standby and capacity must be literal numbers, got one that only Terraform knows; the warm pool's size is their sum, so write them out [WEB_TIER_STANDBY_LITERAL]",
    );
  });
});

describe('planReservations', () => {
  it('reserves what is asked for, evenly, and nothing in no zone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }),
        (servers, zones) => {
          const counts = [...planReservations(servers, zones).values()];
          const even = Math.max(...counts) - Math.min(...counts) <= 1;
          return even && counts.every((count) => count > 0) && counts.reduce((sum, count) => sum + count) === servers;
        },
      ),
    );
  });
});

describe('the boot service', () => {
  const service = {
    autoScalingGroupName: 'airline-dr-web',
    hookName: 'boot',
    timeoutSeconds: 10,
    healthCheckPath: '/health',
    environmentFile: '/etc/web-tier.env',
    filesPath: '/srv/files',
  };

  it('is a script that bash can read, with no variable in the form that Terraform reads', () => {
    const script = installBootService(service).join('\n');

    expect(spawnSync('bash', ['-n'], { input: script }).status).toBe(0);
    expect(spawnSync('bash', ['-n'], { input: bootScript(service).join('\n') }).status).toBe(0);
    expect(script).not.toContain('${');
  });

  it('does not wait for itself, since the application may wait for the boot to end', () => {
    expect(installBootService(service).at(-1)).toBe('systemctl start --no-block web-tier-boot.service');
  });

  /** A clock that only the script's own pauses move: however slow the machine, a second is not over before it. */
  const clock = 'unset SECONDS; SECONDS=0; sleep() { SECONDS=$((SECONDS + $1)); }';

  /** Runs the script on a server that is in one state after another, and says what it did. */
  function boot(states: readonly string[], { serves = true, mounted = true } = {}) {
    const folder = mkdtempSync(join(tmpdir(), 'boot-'));
    const write = (name: string, lines: readonly string[]) => {
      writeFileSync(join(folder, name), ['#!/bin/bash', ...lines].join('\n'));
      chmodSync(join(folder, name), 0o755);
    };
    try {
      writeFileSync(join(folder, 'env'), `AWS_REGION='eu-west-1'\nSERVER_PORT='8080'\n${clock}\n`);
      writeFileSync(join(folder, 'states'), states.join('\n'));
      writeFileSync(join(folder, 'calls'), '');
      write('aws', [
        `cd ${folder}`,
        'if [ "$2" = describe-auto-scaling-instances ]; then',
        '  head -1 states',
        '  [ $(wc -l < states) = 0 ] || sed -i 1d states',
        'else echo "$2 $*" >> calls; fi',
      ]);
      write('curl', [
        'case "$*" in *8080/health*) echo "ask" >> ' +
          join(folder, 'calls') +
          `; ${String(serves)} ;; *) echo i-1 ;; esac`,
      ]);
      write('mountpoint', [String(mounted)]);
      write('mount', ['echo mount >> ' + join(folder, 'calls')]);
      const environmentFile = join(folder, 'env');
      const { status } = spawnSync('bash', ['-s'], {
        input: bootScript({ ...service, environmentFile }).join('\n'),
        env: { PATH: `${folder}:/usr/bin:/bin` },
      });
      const calls = readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');
      return { status, calls: calls.map((call) => call.split(' ')[0]), text: calls.join('\n') };
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  it.each(['Warmed:Pending:Wait', 'Pending:Wait'])('lets a server go that is held in %s and can serve', (state) => {
    const { status, calls, text } = boot([state]);

    expect([status, calls]).toEqual([0, ['ask', 'complete-lifecycle-action']]);
    expect(text).toContain(
      '--region eu-west-1 --instance-id i-1 --auto-scaling-group-name airline-dr-web --lifecycle-hook-name boot --lifecycle-action-result CONTINUE',
    );
  });

  it('waits while the server is on its way, also when it has only just been started from the pool', () => {
    expect(boot(['Warmed:Stopped', 'Pending', 'Pending:Wait'])).toMatchObject({
      status: 0,
      calls: ['ask', 'complete-lifecycle-action'],
    });
  });

  it.each(['InService', 'Terminating:Wait', 'None'])('leaves a server alone that is %s', (state) => {
    expect(boot([state])).toMatchObject({ status: 0, calls: [''] });
  });

  it('mounts the files first when the restart did not', () => {
    expect(boot(['Pending:Wait'], { mounted: false }).calls).toEqual(['mount', 'ask', 'complete-lifecycle-action']);
  });

  it('never lets a server go that cannot serve', () => {
    const { status, calls } = boot(['Pending:Wait'], { serves: false });

    expect([status, calls]).toEqual([1, ['ask', 'ask', 'ask', 'ask', 'ask']]);
  });
});
