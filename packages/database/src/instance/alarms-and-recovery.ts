import type { AlarmSpec, RecoveryCapability, RecoveryPoint } from '@etops/contracts';
import { isProtected } from '@etops/foundation';
import { Annotations } from 'cdktf';
import type { Construct } from 'constructs';
import { planAlarms } from '../alarms/plan-alarms';
import { instanceMemoryGiB } from '../engine/instance-memory';
import { defaultMaximumConnections } from '../engine/maximum-connections';
import { planRecovery, planRecoveryPoints } from '../recovery/plan-recovery';
import { known, knownOf } from '../internal/known';
import type { InstanceSettings } from './resolve-db-instance';

/** What is said about an instance, as data. */
export interface InstanceData {
  readonly alarms: readonly AlarmSpec[];
  readonly recovery: readonly RecoveryCapability[];
  readonly recoveryPoints: readonly RecoveryPoint[];
}

export interface InstanceFacts {
  readonly role: 'replica' | 'primary';
  readonly multiAz: boolean;
  readonly promotionMinutes?: number;
  /** Absent for an instance whose storage is its source's, or known to Terraform only. */
  readonly allocatedStorageGiB?: number | undefined;
}

/** Plans alarms and recovery of an instance, and warns of what cannot be watched. */
export function instanceData(scope: Construct, settings: InstanceSettings, facts: InstanceFacts): InstanceData {
  const { environment, identifier, engine } = settings;
  const { role, allocatedStorageGiB } = facts;
  const thresholds = knownOf(settings.alarmThresholds);
  const instanceClass = known(settings.instanceClass);
  const memoryGiB = instanceClass === undefined ? undefined : instanceMemoryGiB(instanceClass);
  const maximumConnections =
    known(settings.maximumConnections) ??
    (memoryGiB === undefined ? undefined : defaultMaximumConnections(engine, memoryGiB));
  if (maximumConnections === undefined) {
    Annotations.of(scope).addWarning(
      `the memory of instanceClass '${instanceClass ?? 'a token'}' is not known, so that no alarm watches the connections; give maximumConnections`,
    );
  }
  const lag = thresholds.replicaLagSeconds;
  const recoverable = { ...facts, ...(lag === undefined ? {} : { replicaLagSeconds: lag }) };
  return {
    alarms: planAlarms({
      identifier,
      engine,
      role,
      pages: isProtected(environment),
      thresholds,
      ...(memoryGiB === undefined ? {} : { memoryGiB }),
      ...(allocatedStorageGiB === undefined ? {} : { allocatedStorageGiB }),
      ...(maximumConnections === undefined ? {} : { maximumConnections }),
    }),
    recovery: planRecovery(recoverable),
    recoveryPoints: planRecoveryPoints(recoverable),
  };
}
