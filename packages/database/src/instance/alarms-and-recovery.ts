import type { AlarmSpec, RecoveryCapability, RecoveryPoint } from '@etops/contracts';
import { isProtected, literals, show } from '@etops/foundation';
import { Annotations } from 'cdktf';
import type { Construct } from 'constructs';
import { planAlarms, resolveAlarmThresholds } from '../alarms';
import { defaultMaximumConnections, instanceMemoryGiB } from '../engine';
import type { RecoveryState } from '../recovery';
import { planRecovery, planRecoveryPoints } from '../recovery';
import type { ResolvedDbInstance } from './resolve-db-instance';

/** Alarms and recovery of an instance, as data. */
export interface AlarmsAndRecovery {
  readonly alarms: readonly AlarmSpec[];
  readonly recovery: readonly RecoveryCapability[];
  readonly recoveryPoints: readonly RecoveryPoint[];
}

/**
 * Plans alarms and recovery of an instance. Warns if its connections cannot be watched.
 *
 * @param allocatedStorageGiB omitted for a replica, whose storage follows its source
 */
export function alarmsAndRecovery(
  scope: Construct,
  instance: ResolvedDbInstance,
  state: RecoveryState,
  allocatedStorageGiB?: number,
): AlarmsAndRecovery {
  const { environment, identifier, engine } = instance;
  const instanceClass = literals(instance.instanceClass);
  const memoryGiB = instanceClass === undefined ? undefined : instanceMemoryGiB(instanceClass);
  const maximumConnections =
    literals(instance.maximumConnections) ??
    (memoryGiB === undefined ? undefined : defaultMaximumConnections(engine, memoryGiB));
  if (maximumConnections === undefined) {
    Annotations.of(scope).addWarning(
      `instanceClass should be a class whose memory is known, got ${show(instance.instanceClass)}, so no alarm watches the connections; set maximumConnections [DATABASE_CONNECTIONS_UNWATCHED]`,
    );
  }
  const thresholds = resolveAlarmThresholds(instance.alarmThresholds, {
    memoryGiB,
    allocatedStorageGiB: literals(allocatedStorageGiB),
  });
  return {
    alarms: planAlarms({
      identifier,
      engine,
      role: state.role,
      pages: isProtected(environment),
      maximumConnections,
      thresholds,
    }),
    recovery: planRecovery(state),
    recoveryPoints: planRecoveryPoints(state, thresholds.replicaLagSeconds),
  };
}
