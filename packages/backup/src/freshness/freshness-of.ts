import { isToken, longestIntervalDays, nextRuns, scheduleFault, ValidationError } from '@etops/foundation';
import type { BackupResourceType, BackupRule, PlanSelection, ResolvedBackupRule } from '../plan';
import { isKnownArn, resolveRule, typesOf, typesOfArn } from '../plan';
import type { RecoveryPointCheck } from './freshness-check';
import { idOf } from './job-alarms';

/** Rules and selections of a backup plan; a `BackupPlan` has them. */
export interface FreshnessOptions {
  /** Rules of the plan. */
  readonly rules: readonly BackupRule[];
  /** Selections of the plan. */
  readonly selections: readonly PlanSelection[];
  /**
   * Resource types that exist and are backed up. An alarm for a type without resources would never recover.
   *
   * @default - all types that the selections name; required if a selection names none, by a tag alone for instance
   */
  readonly presentTypes?: readonly BackupResourceType[];
}

/** Greatest age of the last backup and of the last copy of each resource type. */
export interface PlanFreshness {
  /** Resource types that are backed up, in the order of the present types. */
  readonly resourceTypes: readonly BackupResourceType[];
  /** Hours within which a backup of each is due, by the most frequent rule. */
  readonly withinHours: number;
  /** Resource types that are copied to another Region; none if no rule has copies. */
  readonly copiedTypes: readonly BackupResourceType[];
  /** Whole days within which a copy of each is due, by the most frequent rule with copies; 0 without copies. */
  readonly copiesWithinDays: number;
}

/** Hour by which a change to or from daylight saving time can lengthen an interval. */
const DAYLIGHT_SAVING_HOURS = 1;

/** Runs whose intervals are compared; schedules that run every day repeat within them. */
const RUNS = 50;

/** Start of the compared runs; any date does, since the schedule is evaluated in UTC. */
const FROM = new Date('2026-01-01T00:00:00Z');

/**
 * Derives from a backup plan how old the last backup and the last copy of each resource type may be.
 *
 * The age of a backup is the interval of the most frequent rule, its start and completion windows, and an hour of
 * daylight saving time. AWS Backup has no window for copy jobs: a copy may take another completion window.
 *
 * @throws ValidationError if the types are unknown, or no rule has a valid, literal schedule
 */
export function freshnessOf({ rules, selections, presentTypes }: FreshnessOptions): PlanFreshness {
  const resourceTypes = presentTypes?.filter((type) => selections.some((selection) => selects(selection, type)));
  const types = resourceTypes ?? namedTypes(selections);
  const resolved = rules.map(resolveRule);
  const copied = resolved.filter(({ copies }) => copies.length > 0);
  return {
    resourceTypes: types,
    withinHours: Math.min(...resolved.map(hoursToCompletion)),
    copiedTypes: copied.length === 0 ? [] : types,
    copiesWithinDays: copied.length === 0 ? 0 : Math.ceil(Math.min(...copied.map(hoursToCopy)) / 24),
  };
}

/** Returns one freshness check for the copies of each resource type in a vault: `copies-rds`, for example. */
export function copyChecks(
  vaultName: string,
  { copiedTypes, copiesWithinDays }: Pick<PlanFreshness, 'copiedTypes' | 'copiesWithinDays'>,
): readonly RecoveryPointCheck[] {
  return copiedTypes.map((resourceType) => ({
    kind: 'recovery-point',
    id: `copies-${idOf(resourceType)}`,
    vaultName,
    resourceType,
    withinDays: copiesWithinDays,
  }));
}

/**
 * Derives the days within which a scheduled run is due: the longest interval of the schedule, and the time of the run.
 *
 * @param options.runHours hours that a run may take @default 24
 * @throws ValidationError if the schedule is invalid or a token
 */
export function freshnessOfSchedule(schedule: string, { runHours = 24 }: { readonly runHours?: number } = {}): number {
  requireSound(schedule);
  return longestIntervalDays(schedule, 'scheduler') + Math.ceil(runHours / 24);
}

function hoursToCompletion({ schedule, startWindowMinutes, completionWindowMinutes }: ResolvedBackupRule): number {
  requireSound(schedule);
  const windows = Math.ceil((startWindowMinutes + completionWindowMinutes) / 60);
  return intervalHours(schedule) + windows + DAYLIGHT_SAVING_HOURS;
}

function hoursToCopy(rule: ResolvedBackupRule): number {
  return hoursToCompletion(rule) + rule.completionWindowMinutes / 60;
}

function intervalHours(schedule: string): number {
  const days = longestIntervalDays(schedule, 'backup');
  if (days > 1) {
    return days * 24;
  }
  const runs = nextRuns(schedule, 'backup', { from: FROM, count: RUNS }).map((run) => run.getTime());
  const gaps = runs.slice(1).map((run, index) => run - (runs[index] ?? run));
  return Math.ceil(Math.max(...gaps) / 3_600_000);
}

function requireSound(schedule: string): void {
  const fault = isToken(schedule)
    ? 'must be a literal, got a token; write the schedule in the program'
    : scheduleFault(schedule, 'scheduler');
  if (fault !== undefined) {
    throw new ValidationError([{ path: 'freshness', code: 'FRESHNESS_SCHEDULE', message: `schedule ${fault}` }]);
  }
}

function selects(selection: PlanSelection, type: BackupResourceType): boolean {
  return 'resourceArns' in selection
    ? selection.resourceArns.some((arn) => !isKnownArn(arn) || typesOfArn(arn).includes(type))
    : (typesOf(selection)?.includes(type) ?? true);
}

function namedTypes(selections: readonly PlanSelection[]): readonly BackupResourceType[] {
  return [...new Set(selections.flatMap(typesNamedBy))];
}

function typesNamedBy(selection: PlanSelection): readonly BackupResourceType[] {
  const types = 'resourceArns' in selection ? typesOfArns(selection.resourceArns) : typesOf(selection);
  if (types === undefined) {
    throw new ValidationError([
      {
        path: 'freshnessOf',
        code: 'FRESHNESS_TYPES',
        message: `presentTypes must be given, got a selection '${selection.name}' that does not name its types; use ['RDS', 'EFS'], for example`,
      },
    ]);
  }
  return types;
}

/** Returns the types that ARNs belong to, or `undefined` if one of them may belong to several or to none. */
function typesOfArns(arns: readonly string[]): readonly BackupResourceType[] | undefined {
  const types = arns.map((arn) => (isKnownArn(arn) ? typesOfArn(arn) : []));
  return types.every(({ length }) => length === 1) ? types.flat() : undefined;
}
