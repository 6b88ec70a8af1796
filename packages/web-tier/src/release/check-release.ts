import type { ProblemList } from '@etops/foundation';
import { checkWholeNumber, isToken, show } from '@etops/foundation';
import { PARAMETERS_READ, REFRESH, REFRESH_ALARMS } from './limits';
import type { ReleaseSettings, ResolvedRelease } from './release-settings';

/** Numbers of a refresh, with unit and example for messages. */
const NUMBERS = {
  minHealthyPercent: { unit: 'percent', example: 100 },
  maxHealthyPercent: { unit: 'percent', example: 110 },
  bakeMinutes: { unit: 'minutes', example: 10 },
  timeoutMinutes: { unit: 'minutes', example: 120 },
} as const satisfies Record<keyof typeof REFRESH, object>;

/** Checks the settings of releases. All numbers are part of the state machine's definition, so they must be literals. */
export function checkRelease(problems: ProblemList, path: string, settings: ResolvedRelease): void {
  const literal = (prop: Exclude<keyof ReleaseSettings, 'alarmNames' | 'switchNames'>) =>
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
  const maxLatencySeconds = literal('maxLatencySeconds');
  problems.require(
    maxLatencySeconds === undefined || maxLatencySeconds > 0,
    'WEB_TIER_RELEASE_LATENCY',
    () =>
      `${path}.maxLatencySeconds must be more than 0, got ${String(maxLatencySeconds)}; choose a response time that a good release never reaches, for example 2`,
  );
  checkAlarmNames(problems, path, settings);
  checkSwitchNames(problems, path, settings);
}

function checkAlarmNames(problems: ProblemList, path: string, settings: ResolvedRelease): void {
  const { alarmNames } = settings;
  if (isToken(alarmNames)) {
    problems.literal(`${path}.alarmNames`, alarmNames, 'write the list in the program; its elements can be tokens');
    return;
  }
  const most = REFRESH_ALARMS.max - (settings.maxLatencySeconds === undefined ? 1 : 2);
  problems.require(
    alarmNames.length <= most,
    'WEB_TIER_RELEASE_ALARMS',
    () =>
      `${path}.alarmNames must be at most ${String(most)} names, got ${String(alarmNames.length)}; combine them in a composite alarm, since a refresh watches 10 alarms including its own`,
  );
  const repeated = alarmNames.filter((name, index) => alarmNames.indexOf(name) !== index);
  problems.require(
    repeated.length === 0,
    'WEB_TIER_RELEASE_ALARM_TWICE',
    () => `${path}.alarmNames must name each alarm once, got ${repeated.map(show).join(', ')} again; remove it`,
  );
}

function checkSwitchNames(problems: ProblemList, path: string, { switchNames }: ResolvedRelease): void {
  const names = problems.literal(
    `${path}.switchNames`,
    switchNames,
    "the state machine's definition contains them; compute them from the same literals as the switches",
  );
  names?.forEach((name, index) => {
    problems.require(
      /^\/[\w./-]+$/.test(name),
      'WEB_TIER_RELEASE_SWITCH',
      () =>
        `${path}.switchNames[${String(index)}] must be the name of an SSM parameter, beginning with '/', got ${show(name)}; use '/airline/dns/failover/dr-in-service', for example`,
    );
  });
  problems.require(
    names === undefined || names.length <= PARAMETERS_READ.max,
    'WEB_TIER_RELEASE_SWITCHES',
    () =>
      `${path}.switchNames must be at most ${String(PARAMETERS_READ.max)} names, got ${String(names?.length)}; list the switches that concern this Region only`,
  );
  const repeated = names?.filter((name, index) => names.indexOf(name) !== index) ?? [];
  problems.require(
    repeated.length === 0,
    'WEB_TIER_RELEASE_SWITCH_TWICE',
    () => `${path}.switchNames must name each parameter once, got ${repeated.map(show).join(', ')} again; remove it`,
  );
}
