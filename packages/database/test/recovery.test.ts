import { problemsOf } from '@etops/testing';
import { Database, DatabaseReplica } from '../src';
import { planRecovery, planRecoveryPoints } from '../src/recovery/plan-recovery';
import { databaseProps, replicaProps, synthIn, synthReplica } from './support';

describe('recovery', () => {
  it.each([
    ['a replica', { role: 'replica', multiAz: false }, [['promotion', 10]], [['replica-lag', 5]]],
    [
      'a replica with figures of its own',
      { role: 'replica', multiAz: true, promotionMinutes: 6, replicaLagSeconds: 600 },
      [['promotion', 6]],
      [['replica-lag', 10]],
    ],
    [
      'a Multi-AZ database',
      { role: 'primary', multiAz: true },
      [['multi-az-failover', 2]],
      [
        ['multi-az-failover', 0],
        ['point-in-time', 5],
      ],
    ],
    ['a database in one zone', { role: 'primary', multiAz: false }, [], [['point-in-time', 5]]],
  ] as const)('%s', (_, instance, recovery, points) => {
    expect(planRecovery(instance).map(({ id, minutes }) => [id, minutes])).toEqual(recovery);
    expect(planRecoveryPoints(instance).map(({ id, minutes }) => [id, minutes])).toEqual(points);
  });

  it('names where each figure comes from', () => {
    expect(planRecovery({ role: 'replica', multiAz: false, promotionMinutes: 7 })[0]?.basis).toEqual({
      kind: 'setting',
      setting: 'promotionMinutes (7); RDS publishes no upper bound, a drill measures it',
    });
    expect(planRecovery({ role: 'primary', multiAz: true })[0]?.basis).toMatchObject({
      kind: 'documented',
      source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html',
    });
    expect(planRecoveryPoints({ role: 'replica', multiAz: false })[0]?.basis).toMatchObject({
      setting: 'alarmThresholds.replicaLagSeconds (300), beyond which an alarm rings',
    });
  });

  it('is published by the constructs', () => {
    synthIn((stack) => {
      const database = new Database(stack, 'database', databaseProps);
      const replica = new DatabaseReplica(stack, 'replica', { ...replicaProps, promotionMinutes: 8 });

      expect(database.recovery).toMatchObject([{ id: 'multi-az-failover', phase: 'promotion', minutes: 2 }]);
      expect(database.recoveryPoints).toHaveLength(2);
      expect(replica.recovery).toMatchObject([{ id: 'promotion', phase: 'promotion', minutes: 8 }]);
      expect(replica.recoveryPoints).toMatchObject([{ id: 'replica-lag', minutes: 5 }]);
    });
  });

  it('fails when a promotion is to take no time', () => {
    expect(problemsOf(() => synthReplica({ promotionMinutes: 0 }))).toEqual([
      'dr/database: promotionMinutes must be more than 0, got 0; write what the last drill measured, or leave it out [REPLICA_PROMOTION_MINUTES]',
    ]);
  });
});
