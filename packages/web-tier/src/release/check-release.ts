import type { ProblemList } from '@etops/foundation';
import { checkWholeNumber, isToken, show } from '@etops/foundation';
import { REFRESH, REFRESH_ALARMS } from './limits';
import type { ReleaseSettings } from './release-settings';

/** Numbers of a refresh, with unit and example for messages. */
const NUMBERS = {
  minHealthyPercent: { unit: 'percent', example: 100 },
  maxHealthyPercent: { unit: 'percent', example: 110 },
  bakeMinutes: { unit: 'minutes', example: 10 },
  timeoutMinutes: { unit: 'minutes', example: 120 },
} as const satisfies Record<keyof typeof REFRESH, object>;

/** Checks the settings of releases. All numbers are part of the state machine's definition, so they must be literals. */
export function checkRelease(problems: ProblemList, path: string, settings: Required<ReleaseSettings>): void {
  const literal = (prop: Exclude<keyof ReleaseSettings, 'alarmNames'>) =>
    problems.literal(`${path}.${prop}`, settings[prop], "the state machine's definition contains it");
  const [minHealthy, maxHealthy, bake, timeout] = (Object.keys(NUMBERS) as (keyof typeof NUMBERS)[]).map((prop) => {
    const value = literal(prop);
    checkWholeNumber(problems, `${path}.${prop}`, value, REFRESH[prop], {
      code: 'WEB_TIER_RELEASE_RANGE',
      ...NUMBERS[prop],
    });
    return value;
  });
  problems.require(
    minHealthy === undefined || maxHealthy === undefined || maxHealthy - minHealthy <= 100,
    'WEB_TIER_RELEASE_PERCENT',
    () =>
      `${path}.maxHealthyPercent must be at most 100 above minHealthyPercent, got ${String(maxHealthy)} and ${String(minHealthy)}; use 110 and 100, for example`,
  );
  problems.require(
    bake === undefined || timeout === undefined || bake < timeout,
    'WEB_TIER_RELEASE_BAKE',
    () =>
      `${path}.bakeMinutes must be less than timeoutMinutes, got ${String(bake)} and ${String(timeout)}; allow more time, since every release would be rolled back`,
  );
  const maxErrorPercent = literal('maxErrorPercent');
  problems.require(
    maxErrorPercent === undefined || (maxErrorPercent > 0 && maxErrorPercent <= 100),
    'WEB_TIER_RELEASE_ERRORS',
    () =>
      `${path}.maxErrorPercent must be more than 0 and at most 100, got ${String(maxErrorPercent)}; choose a share that a good release never reaches`,
  );
  const { alarmNames } = settings;
  if (isToken(alarmNames)) {
    problems.literal(`${path}.alarmNames`, alarmNames, 'write the list in the program; its elements can be tokens');
    return;
  }
  problems.require(
    alarmNames.length < REFRESH_ALARMS.max,
    'WEB_TIER_RELEASE_ALARMS',
    () =>
      `${path}.alarmNames must be at most 9 names, got ${String(alarmNames.length)}; combine them in a composite alarm, since a refresh watches 10 alarms including its own`,
  );
  const repeated = alarmNames.filter((name, index) => alarmNames.indexOf(name) !== index);
  problems.require(
    repeated.length === 0,
    'WEB_TIER_RELEASE_ALARM_TWICE',
    () => `${path}.alarmNames must name each alarm once, got ${repeated.map(show).join(', ')} again; remove it`,
  );
}
