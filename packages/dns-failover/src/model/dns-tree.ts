import type { PlannedTarget, RecordPlan } from '../records';
import { SWITCH_ALARM, SWITCH_WITHOUT_DATA } from '../switches';

/** A record as Route 53 sees it. */
export interface TreeRecord {
  /** Fully qualified, without the final dot. */
  readonly name: string;
  /** Record type. */
  readonly type: 'A' | 'AAAA';
  /**
   * Identifier among the records of the same name and type.
   *
   * @default - a simple record
   */
  readonly setIdentifier?: string;
  /** Routing policy. */
  readonly routing: { readonly policy: 'simple' } | WeightedRouting | FailoverRouting;
  /** Values, or an alias. */
  readonly target:
    | { readonly kind: 'values'; readonly values: readonly string[] }
    | { readonly kind: 'alias'; readonly name: string; readonly evaluateTargetHealth: boolean };
  /**
   * Id of the health check.
   *
   * @default - no health check
   */
  readonly checkId?: string;
}

/** Weighted routing. */
export interface WeightedRouting {
  /** Discriminator. */
  readonly policy: 'weighted';
  /** Share of the answers, relative to the other weights; 0 to 255. */
  readonly weight: number;
}

/** Failover routing. */
export interface FailoverRouting {
  /** Discriminator. */
  readonly policy: 'failover';
  /** `SECONDARY` answers while `PRIMARY` is unhealthy. */
  readonly role: 'PRIMARY' | 'SECONDARY';
}

/** A check that follows the data of an alarm's metric. */
export interface MetricCheck {
  /** Discriminator. */
  readonly kind: 'metric';
  /** Id of the check. */
  readonly id: string;
  /** Metric of the alarm, for example the id of a switch. */
  readonly metric: string;
  /** Comparison operator of the alarm. */
  readonly comparison: string;
  /** Threshold of the alarm. */
  readonly threshold: number;
  /** Whether the check is healthy while the alarm is in `ALARM`. */
  readonly inverted: boolean;
  /** Status of the check without data. */
  readonly withoutData: 'Healthy' | 'Unhealthy' | 'LastKnownStatus';
}

/** A health check as Route 53 sees it: of an endpoint, of an alarm's metric, or calculated. */
export type TreeCheck =
  | { readonly kind: 'endpoint'; readonly id: string }
  | MetricCheck
  | {
      readonly kind: 'calculated';
      readonly id: string;
      readonly children: readonly string[];
      /** Number of children that must be healthy. */
      readonly threshold: number;
    };

/** Records and checks in Route 53's own terms, planned or read back from AWS; the input of {@link resolve}. */
export interface DnsTree {
  /** Records of all names. */
  readonly records: readonly TreeRecord[];
  /** Health checks that the records use, directly or through a calculated check. */
  readonly checks: readonly TreeCheck[];
}

/** Returns the tree that a plan becomes in Route 53. The metric of a switch has the switch's id. */
export function treeOf({ records, checks }: RecordPlan): DnsTree {
  return {
    records: records.map(({ name, type, setIdentifier, routing, target, checkId }) => ({
      name,
      type,
      setIdentifier,
      routing,
      target: treeTargetOf(target),
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

function treeTargetOf(target: PlannedTarget): TreeRecord['target'] {
  switch (target.kind) {
    case 'addresses':
      return { kind: 'values', values: target.addresses };
    case 'distribution':
      return { kind: 'alias', name: target.domainName, evaluateTargetHealth: false };
    case 'alias':
      return { kind: 'alias', name: target.name, evaluateTargetHealth: target.evaluateTargetHealth };
  }
}
