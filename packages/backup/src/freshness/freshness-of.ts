import type { ScheduleDialect } from '@etops/foundation';
import {
  checkGiven,
  checkOptions,
  checkSchedule,
  isToken,
  longestIntervalDays,
  nextRuns,
  ProblemList,
  propPath,
  show,
} from '@etops/foundation';
import { throwProblemsOf } from '../checks';
import type { BackupResourceType, BackupRule, PlanSelection, ResolvedBackupRule } from '../plan';
import { isKnownArn, resolveRule, typesOf, typesOfArn } from '../plan';
import { shapes } from '../shapes.generated';
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

/** Maximum age of the last backup and of the last copy of each resource type. */
export interface PlanFreshness {
  /** Resource types that are backed up, in the order of the present types. */
  readonly resourceTypes: readonly BackupResourceType[];
  /** Hours within which a backup of each type is due, by the most frequent rule. */
  readonly withinHours: number;
  /** Resource types that are copied to another Region; none if no rule has copies. */
  readonly copiedTypes: readonly BackupResourceType[];
  /** Whole days within which a copy of each type is due, by the most frequent rule with copies; 0 without copies. */
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
 * @throws ValidationError with every problem: unknown types, and rules whose schedule or windows are not valid literals
 */
export function freshnessOf(options: FreshnessOptions): PlanFreshness {
  const { rules, selections, presentTypes } = checkOptions('freshnessOf', shapes, 'FreshnessOptions', options);
  const problems = new ProblemList();
  const resourceTypes = presentTypes?.filter((type) => selections.some((selection) => selects(selection, type)));
  const types = resourceTypes ?? namedTypes(problems, selections);
  const resolved = rules.map(resolveRule);
  checkRules(problems, 'rules', resolved);
  throwProblemsOf('freshnessOf', problems);
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
 * @throws ValidationError if the schedule or the hours are invalid or tokens
 */
export function freshnessOfSchedule(schedule: string, { runHours = 24 }: { readonly runHours?: number } = {}): number {
  const problems = new ProblemList();
  const days = daysOfSchedule(problems, '', { schedule, runHours });
  throwProblemsOf('freshnessOfSchedule', problems);
  return days;
}

/**
 * Derives the days of {@link freshnessOfSchedule}, and adds the problems instead of throwing them.
 *
 * @returns days @default 0 if there are problems
 */
export function daysOfSchedule(
  problems: ProblemList,
  path: string,
  { schedule, runHours }: { readonly schedule: string; readonly runHours: number },
): number {
  const hours = problems.literal(propPath(path, 'runHours'), runHours);
  const sound = checkLiteralSchedule(problems, propPath(path, 'schedule'), schedule, 'scheduler');
  return sound && hours !== undefined ? longestIntervalDays(schedule, 'scheduler') + Math.ceil(hours / 24) : 0;
}

/** Checks that a schedule is sound and a literal, since its intervals are computed. */
function checkLiteralSchedule(
  problems: ProblemList,
  path: string,
  schedule: string,
  dialect: ScheduleDialect,
): boolean {
  const before = problems.all.length;
  const code = 'FRESHNESS_SCHEDULE';
  checkGiven(problems, path, schedule, { code, advice: "use 'cron(0 5 ? * * *)', for example" });
  checkSchedule(problems, path, problems.literal(path, schedule), dialect, { code });
  return problems.all.length === before;
}

function checkRules(problems: ProblemList, path: string, rules: readonly ResolvedBackupRule[]): void {
  problems.require(
    rules.length > 0,
    'FRESHNESS_RULES',
    () => `${path} must contain at least one rule, got none; use the rules of a plan`,
  );
  for (const [index, rule] of rules.entries()) {
    const { name, schedule, startWindowMinutes, completionWindowMinutes } = rule;
    const rulePath = `${path}[${isToken(name) ? String(index) : name}]`;
    checkLiteralSchedule(problems, `${rulePath}.schedule`, schedule, 'backup');
    problems.literal(`${rulePath}.startWindowMinutes`, startWindowMinutes);
    problems.literal(`${rulePath}.completionWindowMinutes`, completionWindowMinutes);
  }
}

function hoursToCompletion({ schedule, startWindowMinutes, completionWindowMinutes }: ResolvedBackupRule): number {
  const windows = Math.ceil((startWindowMinutes + completionWindowMinutes) / 60);
  return intervalHours(schedule) + windows + DAYLIGHT_SAVING_HOURS;
}

function hoursToCopy(rule: ResolvedBackupRule): number {
  return hoursToCompletion(rule) + rule.completionWindowMinutes / 60;
}

const intervals = new Map<string, number>();

/** Returns the longest time between two runs, in hours; the rules of several plans have the same schedules. */
function intervalHours(schedule: string): number {
  const hours = intervals.get(schedule) ?? evaluateInterval(schedule);
  intervals.set(schedule, hours);
  return hours;
}

function evaluateInterval(schedule: string): number {
  const days = longestIntervalDays(schedule, 'backup');
  if (days > 1) {
    return days * 24;
  }
  const runs = nextRuns(schedule, 'backup', { from: FROM, count: RUNS }).map((run) => run.getTime());
  const gaps = runs.slice(1).map((run, index) => run - (runs[index] ?? run));
  return Math.ceil(Math.max(...gaps) / 3_600_000);
}

function selects(selection: PlanSelection, type: BackupResourceType): boolean {
  return 'resourceArns' in selection
    ? selection.resourceArns.some((arn) => !isKnownArn(arn) || typesOfArn(arn).includes(type))
    : (typesOf(selection)?.includes(type) ?? true);
}

function namedTypes(problems: ProblemList, selections: readonly PlanSelection[]): readonly BackupResourceType[] {
  return [...new Set(selections.flatMap((selection) => typesNamedBy(problems, selection)))];
}

function typesNamedBy(problems: ProblemList, selection: PlanSelection): readonly BackupResourceType[] {
  const types = 'resourceArns' in selection ? typesOfArns(selection.resourceArns) : typesOf(selection);
  problems.require(
    types !== undefined,
    'FRESHNESS_TYPES',
    () =>
      `presentTypes must be given, got a selection ${show(selection.name)} that does not name its types; use ['RDS', 'EFS'], for example`,
  );
  return types ?? [];
}

/** Returns the types that ARNs belong to, or `undefined` if one of them may belong to several or to none. */
function typesOfArns(arns: readonly string[]): readonly BackupResourceType[] | undefined {
  const types = arns.map((arn) => (isKnownArn(arn) ? typesOfArn(arn) : []));
  return types.every(({ length }) => length === 1) ? types.flat() : undefined;
}
