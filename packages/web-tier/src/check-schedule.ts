import type { ProblemList } from '@etops/foundation';
import { isTimeZone } from '@etops/foundation';
import type { ScheduledMinimum } from './schedule';
import type { Capacity } from './web-tier-props';

/** Capacity as it is known at synth. */
interface CheckedCapacity {
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly minimumSetBy: NonNullable<Capacity['minimumSetBy']>;
}

/** A field of a cron expression: numbers or three letters, with lists, ranges and steps. */
const CRON_FIELD = /^(?:\*|[0-9A-Za-z]+(?:-[0-9A-Za-z]+)?(?:,[0-9A-Za-z]+(?:-[0-9A-Za-z]+)?)*)(?:\/\d+)?$/;

/** Finds scheduled minimums that AWS would refuse, or that fight with somebody else's. */
export function checkSchedule(
  schedule: readonly ScheduledMinimum[],
  capacity: CheckedCapacity,
  problems: ProblemList,
): void {
  problems.require(
    schedule.length === 0 || capacity.minimumSetBy === 'configuration',
    'WEB_TIER_SCHEDULE_RUNBOOK',
    () =>
      "scaling.schedule must be empty when capacity.minimumSetBy is 'runbook', got a schedule; it would lower the minimum that a failover has raised",
  );
  const names = schedule.map(({ name }) => name);
  for (const { name, recurrence, timeZone = 'Etc/UTC', minimum } of schedule) {
    const fields = recurrence.split(' ');
    problems.require(
      names.indexOf(name) === names.lastIndexOf(name) && /^[A-Za-z0-9-]{1,64}$/.test(name),
      'WEB_TIER_SCHEDULE_NAME',
      () => `scaling.schedule.name must be unique and 1 to 64 letters, digits or '-', got '${name}'; rename it`,
    );
    problems.require(
      fields.length === 5 && fields.every((field) => CRON_FIELD.test(field)),
      'WEB_TIER_SCHEDULE_RECURRENCE',
      () =>
        `scaling.schedule.recurrence must be a cron expression of five fields, got '${recurrence}'; write one such as '0 7 * * MON'`,
    );
    problems.require(
      isTimeZone(timeZone),
      'WEB_TIER_SCHEDULE_TIME_ZONE',
      () => `scaling.schedule.timeZone must be an IANA time zone, got '${timeZone}'; write one such as 'Europe/Berlin'`,
    );
    problems.require(
      Number.isInteger(minimum) && minimum >= 1 && minimum <= (capacity.maximum ?? minimum),
      'WEB_TIER_SCHEDULE_MINIMUM',
      () =>
        `scaling.schedule.minimum must be a whole number from 1 to capacity.maximum (${String(capacity.maximum)}), got ${String(minimum)}; a group never has more than its maximum`,
    );
  }
}
