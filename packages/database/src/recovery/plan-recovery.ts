import type { RecoveryBasis, RecoveryCapability, RecoveryPoint } from '@etops/contracts';
import { IDLE_REPLICA_LAG_SECONDS } from '../limits';

/** What recovery follows from. */
export interface RecoverableInstance {
  readonly role: 'replica' | 'primary';
  readonly multiAz: boolean;
  /** Of a replica. */
  readonly promotionMinutes?: number;
  readonly replicaLagSeconds?: number;
}

/** 60 to 120 seconds are typical; long transactions take longer. */
const MULTI_AZ_FAILOVER_MINUTES = 2;

/** A budget: "several minutes or longer", says RDS. */
export const PROMOTION_MINUTES = 10;

/** RDS ships transaction logs every five minutes. */
const LOG_INTERVAL_MINUTES = 5;

const MULTI_AZ_PAGE: RecoveryBasis = {
  kind: 'documented',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html',
  checked: '2026-11-22',
};

const POINT_IN_TIME_PAGE: RecoveryBasis = {
  kind: 'documented',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIT.html',
  checked: '2026-11-22',
};

/** How long it takes until somebody can write again. */
export function planRecovery(instance: RecoverableInstance): readonly RecoveryCapability[] {
  const { role, multiAz, promotionMinutes = PROMOTION_MINUTES } = instance;
  if (role === 'replica') {
    return [
      {
        id: 'promotion',
        phase: 'promotion',
        minutes: promotionMinutes,
        basis: {
          kind: 'setting',
          setting: `promotionMinutes (${String(promotionMinutes)}); RDS publishes no upper bound, a drill measures it`,
        },
      },
    ];
  }
  return multiAz
    ? [{ id: 'multi-az-failover', phase: 'promotion', minutes: MULTI_AZ_FAILOVER_MINUTES, basis: MULTI_AZ_PAGE }]
    : [];
}

/** Where the data can be taken up again, and what is lost then. */
export function planRecoveryPoints(instance: RecoverableInstance): readonly RecoveryPoint[] {
  const { role, multiAz, replicaLagSeconds = IDLE_REPLICA_LAG_SECONDS } = instance;
  if (role === 'replica') {
    return [
      {
        id: 'replica-lag',
        minutes: replicaLagSeconds / 60,
        basis: {
          kind: 'setting',
          setting: `alarmThresholds.replicaLagSeconds (${String(replicaLagSeconds)}), beyond which an alarm rings`,
        },
      },
    ];
  }
  return [
    ...(multiAz ? [{ id: 'multi-az-failover', minutes: 0, basis: MULTI_AZ_PAGE }] : []),
    { id: 'point-in-time', minutes: LOG_INTERVAL_MINUTES, basis: POINT_IN_TIME_PAGE },
  ];
}
