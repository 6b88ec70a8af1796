import type { RecordPlan } from './plan-records';
import { SWITCH_ALARM, SWITCH_WITHOUT_DATA } from './switches';

/** A record as Route 53 sees it, whoever wrote it. */
export interface TreeRecord {
  /** Fully qualified, without the final dot. */
  readonly name: string;
  readonly type: 'A' | 'AAAA';
  /** Absent on a simple record. */
  readonly setIdentifier?: string;
  readonly routing: { readonly policy: 'simple' } | WeightedRouting | FailoverRouting;
  readonly target:
    | { readonly kind: 'values'; readonly values: readonly string[] }
    | { readonly kind: 'alias'; readonly name: string; readonly evaluateTargetHealth: boolean };
  readonly checkId?: string;
}

export interface WeightedRouting {
  readonly policy: 'weighted';
  readonly weight: number;
}

export interface FailoverRouting {
  readonly policy: 'failover';
  readonly role: 'PRIMARY' | 'SECONDARY';
}

/** A check that follows the data of an alarm's metric. */
export interface MetricCheck {
  readonly kind: 'metric';
  readonly id: string;
  /** Which metric, for instance the id of a switch. */
  readonly metric: string;
  readonly comparison: string;
  readonly threshold: number;
  readonly inverted: boolean;
  /** What the check is without data. */
  readonly withoutData: 'Healthy' | 'Unhealthy' | 'LastKnownStatus';
}

export type TreeCheck =
  | { readonly kind: 'endpoint'; readonly id: string }
  | MetricCheck
  | {
      readonly kind: 'calculated';
      readonly id: string;
      readonly children: readonly string[];
      /** How many children must be healthy. */
      readonly threshold: number;
    };

/** Records and checks in Route 53's own terms: what {@link resolve} works on, planned or read back from AWS. */
export interface DnsTree {
  readonly records: readonly TreeRecord[];
  readonly checks: readonly TreeCheck[];
}

/** The tree that a plan becomes in Route 53. A switch's metric goes by the switch's id. */
export function treeOf({ records, checks }: RecordPlan): DnsTree {
  return {
    records: records.map(({ name, type, setIdentifier, routing, target, checkId }) => ({
      name,
      type,
      setIdentifier,
      routing,
      target:
        target.kind === 'address'
          ? { kind: 'values', values: [target.address] }
          : { kind: 'alias', name: target.name, evaluateTargetHealth: target.evaluateTargetHealth },
      ...(checkId === undefined ? {} : { checkId }),
    })),
    checks: checks.map((check): TreeCheck => {
      switch (check.kind) {
        case 'endpoint':
          return { kind: 'endpoint', id: check.id };
        case 'switch':
          return {
            kind: 'metric',
            id: check.id,
            metric: check.switchId,
            comparison: SWITCH_ALARM.comparison,
            threshold: SWITCH_ALARM.threshold,
            inverted: check.healthyWhen === 'on',
            withoutData: SWITCH_WITHOUT_DATA,
          };
        case 'calculated':
          return { kind: 'calculated', id: check.id, children: check.children, threshold: check.children.length };
      }
    }),
  };
}
