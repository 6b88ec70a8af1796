import { problemsOf, testEnvironment } from '@etops/testing';
import { TerraformVariable } from 'cdktf';
import fc from 'fast-check';
import { WebTier } from '../src';
import type { WebTierProps } from '../src';
import { planReservations } from '../src/warm-pool/plan-reservations';
import {
  addedAddresses,
  problemsWith,
  referenceTo,
  serverStatements,
  synthIn,
  synthWebTier,
  webTierProps,
} from './support';

const capacity = { minSize: 1, desiredCapacity: 1, maxSize: 18, ignoreMinSizeChanges: true };
const dr: Partial<WebTierProps> = {
  environment: { ...testEnvironment, name: 'dr' },
  capacity,
  warmPool: { maxGroupPreparedCapacity: 6 },
};

describe('a warm pool', () => {
  it('keeps its Terraform addresses', () => {
    const warmPool = { maxGroupPreparedCapacity: 6, capacityReservation: true };

    expect(addedAddresses({ ...dr, warmPool })).toMatchSnapshot();
  });

  it('contains stopped servers for full load, and is never empty', () => {
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
    expect(
      synthWebTier({ ...dr, warmPool: { maxGroupPreparedCapacity: 4, fullLoadCapacity: 6 } }).resource(
        'aws_autoscaling_group',
      ),
    ).toMatchObject({
      warm_pool: { max_group_prepared_capacity: 4 },
    });
  });

  it('holds servers until they are ready, by a hook in the group and a separate one', () => {
    const json = synthWebTier({ ...dr, warmPool: { maxGroupPreparedCapacity: 6, bootTimeoutSeconds: 300 } });
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

  it('allows servers to complete the hook of no other group', () => {
    expect(serverStatements(synthWebTier(dr))).toEqual(
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

  it('installs a boot service, which servers without a warm pool do not have', () => {
    const { user_data: warm } = synthWebTier(dr).resource('aws_launch_template');
    const { user_data: cold } = synthWebTier().resource('aws_launch_template');

    expect(warm).toContain('systemctl enable web-tier-boot.service');
    expect(warm).toContain("--auto-scaling-group-name 'airline-dr-web' --lifecycle-hook-name 'boot'");
    expect(cold).not.toContain('web-tier-boot');
  });

  it('reserves capacity for full load in its zones, and starts further servers without a reservation', () => {
    const json = synthWebTier({ ...dr, warmPool: { maxGroupPreparedCapacity: 7, capacityReservation: true } });
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
    for (const props of [dr, {}]) {
      expect(synthWebTier(props).resource('aws_autoscaling_group')).toMatchObject({
        capacity_reservation_specification: { capacity_reservation_preference: 'default' },
      });
    }
  });
});

describe('props of the warm pool', () => {
  it.each<[Partial<WebTierProps>, string]>([
    [
      { warmPool: { maxGroupPreparedCapacity: 20 } },
      'warmPool.maxGroupPreparedCapacity must be a whole number above capacity.desiredCapacity (1) and up to capacity.maxSize (18), got 20; omit warmPool to prepare no servers [WEB_TIER_WARM_POOL_PREPARED]',
    ],
    [
      { warmPool: { maxGroupPreparedCapacity: 1, fullLoadCapacity: 6 } },
      'warmPool.maxGroupPreparedCapacity must be a whole number above capacity.desiredCapacity (1) and up to capacity.maxSize (18), got 1; omit warmPool to prepare no servers [WEB_TIER_WARM_POOL_PREPARED]',
    ],
    [
      { warmPool: { maxGroupPreparedCapacity: 7, fullLoadCapacity: 6 } },
      'warmPool.fullLoadCapacity must be a whole number from maxGroupPreparedCapacity (7) to capacity.maxSize (18), got 6; omit it if all servers of full load are prepared [WEB_TIER_WARM_POOL_FULL_LOAD]',
    ],
    [
      { capacity: { minSize: 1, desiredCapacity: 1, maxSize: 6 } },
      'capacity.ignoreMinSizeChanges must be true with warmPool, got false; set it, since a failover raises the minimum and the next apply would lower it again [WEB_TIER_WARM_POOL_MIN_SIZE]',
    ],
    [
      { warmPool: { maxGroupPreparedCapacity: 6, bootTimeoutSeconds: 10, warmStartSeconds: 5 } },
      'warmPool.bootTimeoutSeconds must be a whole number from 30 to 7200, got 10; use seconds, for example 600 [WEB_TIER_RANGE]',
    ],
    [
      { warmPool: { maxGroupPreparedCapacity: 6, warmStartSeconds: 900 } },
      'warmPool.warmStartSeconds must be a whole number from 1 to 600, got 900; use seconds, for example 180 [WEB_TIER_RANGE]',
    ],
  ])('fail when they are %j', (props, message) => {
    expect(problemsWith({ ...dr, ...props })).toBe(`dr/web: ${message}`);
  });

  it('fail when a size is known to Terraform only, since the pool is computed from it', () => {
    const problems = problemsOf(() =>
      synthIn((stack) => {
        const servers = new TerraformVariable(stack, 'servers', { type: 'number' });
        const sizes = { ...capacity, desiredCapacity: servers.numberValue };
        new WebTier(stack, 'web', { ...webTierProps, ...dr, capacity: sizes });
      }, dr.environment),
    );

    expect(problems.join('\n')).toBe(
      'dr/web: capacity.desiredCapacity must be a literal, got a token; the sizes of the warm pool and of its reservations are computed from it [LITERAL_REQUIRED]',
    );
  });
});

describe('planReservations', () => {
  it('reserves all servers, evenly, and at least one in each zone of the result', () => {
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
