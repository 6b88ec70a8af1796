import { problemsOf } from '@etops/testing';
import { Database, DatabaseReplica } from '../src';
import type { RecoveryState } from '../src/recovery';
import { planRecovery, planRecoveryPoints } from '../src/recovery';
import { databaseProps, replicaProps, synthIn, synthReplica } from './support';

describe('recovery', () => {
  it.each<[string, RecoveryState, object, object]>([
    [
      'a replica: by its promotion, with data up to its lag',
      { role: 'replica', promotionMinutes: 6 },
      [['promotion', 6]],
      [['replica-lag', 10]],
    ],
    [
      'a Multi-AZ database: by its failover, without loss, or from its backups',
      { role: 'primary', multiAz: true },
      [['multi-az-failover', 2]],
      [
        ['multi-az-failover', 0],
        ['point-in-time', 5],
      ],
    ],
    ['a database in one zone: from its backups', { role: 'primary', multiAz: false }, [], [['point-in-time', 5]]],
  ])('of %s', (_, state, recovery, points) => {
    expect(planRecovery(state).map(({ id, minutes }) => [id, minutes])).toEqual(recovery);
    expect(planRecoveryPoints(state, 600).map(({ id, minutes }) => [id, minutes])).toEqual(points);
  });

  it('states the source of each figure', () => {
    expect(planRecovery({ role: 'replica', promotionMinutes: 7 })[0]?.basis).toEqual({
      kind: 'setting',
      setting: 'promotionMinutes (7); RDS publishes no upper bound, a drill measures it',
    });
    expect(planRecovery({ role: 'primary', multiAz: true })[0]?.basis).toMatchObject({
      kind: 'documented',
      source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html',
    });
    expect(planRecoveryPoints({ role: 'replica', promotionMinutes: 7 }, 300)[0]?.basis).toMatchObject({
      setting: 'alarmThresholds.replicaLagSeconds (300), above which an alarm goes off',
    });
  });

  it('is published by databases and replicas, with 10 minutes for a promotion by default', () => {
    synthIn((stack) => {
      const database = new Database(stack, 'database', databaseProps);

      expect(database.recovery).toMatchObject([{ id: 'multi-az-failover', phase: 'promotion', minutes: 2 }]);
      expect(database.recoveryPoints).toHaveLength(2);
    });
    synthIn((stack) => {
      const replica = new DatabaseReplica(stack, 'replica', replicaProps);
      const measured = new DatabaseReplica(stack, 'measured', { ...replicaProps, promotionMinutes: 8 });

      expect(replica.recovery).toMatchObject([{ id: 'promotion', phase: 'promotion', minutes: 10 }]);
      expect(measured.recovery).toMatchObject([{ minutes: 8 }]);
      expect(replica.recoveryPoints).toMatchObject([{ id: 'replica-lag', minutes: 5 }]);
    }, replicaProps.environment);
  });

  it('fails when promotionMinutes is 0', () => {
    expect(problemsOf(() => synthReplica({ promotionMinutes: 0 }))).toEqual([
      'dr/database: promotionMinutes must be more than 0, got 0; use the minutes that the last drill measured, for example 10 [REPLICA_PROMOTION_MINUTES]',
    ]);
  });
});
