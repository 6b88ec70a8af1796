import type { RecoveryBasis, RecoveryCapability, RecoveryPoint } from '@etops/contracts';
import type { PromotionProps } from './promotion-props';

/** Role of an instance, with the properties that its recovery depends on. */
export type RecoveryState =
  | (Pick<Required<PromotionProps>, 'promotionMinutes'> & { readonly role: 'replica' })
  | { readonly role: 'primary'; readonly multiAz: boolean };

/** 60 to 120 seconds are typical; long transactions take longer. */
const MULTI_AZ_FAILOVER_MINUTES = 2;

/** RDS uploads transaction logs every five minutes. */
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

/** Returns how long an instance takes until it accepts writes again. */
export function planRecovery(state: RecoveryState): readonly RecoveryCapability[] {
  if (state.role === 'replica') {
    const { promotionMinutes } = state;
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
  return state.multiAz
    ? [{ id: 'multi-az-failover', phase: 'promotion', minutes: MULTI_AZ_FAILOVER_MINUTES, basis: MULTI_AZ_PAGE }]
    : [];
}

/**
 * Returns the copies that the data can be recovered from, and how many minutes of data each may lack.
 *
 * @param replicaLagSeconds lag of a replica at which an alarm goes off
 */
export function planRecoveryPoints(state: RecoveryState, replicaLagSeconds: number): readonly RecoveryPoint[] {
  if (state.role === 'replica') {
    return [
      {
        id: 'replica-lag',
        minutes: replicaLagSeconds / 60,
        basis: {
          kind: 'setting',
          setting: `alarmThresholds.replicaLagSeconds (${String(replicaLagSeconds)}), above which an alarm goes off`,
        },
      },
    ];
  }
  return [
    ...(state.multiAz ? [{ id: 'multi-az-failover', minutes: 0, basis: MULTI_AZ_PAGE }] : []),
    { id: 'point-in-time', minutes: LOG_INTERVAL_MINUTES, basis: POINT_IN_TIME_PAGE },
  ];
}
