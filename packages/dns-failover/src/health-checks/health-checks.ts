import { Route53HealthCheck } from '@cdktf/provider-aws/lib/route53-health-check';
import type { EnvironmentRef } from '@etops/contracts';
import { nameFor, TAG_VALUE_LENGTH } from '@etops/foundation';
import type { Construct } from 'constructs';
import type { SwitchAlarm, SwitchId } from '../switches';
import { SWITCH_WITHOUT_DATA } from '../switches';
import type { HealthCheckSettings } from './health-checks-props';
import { resolveChecks } from './health-checks-props';
import type { EndpointCheck, PlannedCheck, SwitchCheck } from './plan-health-checks';

export interface HealthCheckContext extends HealthCheckSettings {
  readonly environment: EnvironmentRef;
  readonly switchAlarms: ReadonlyMap<SwitchId, SwitchAlarm>;
}

type RenderedChecks = ReadonlyMap<string, Route53HealthCheck>;

/** Renders planned checks, children before their parents. Returns the checks by their planned ids. */
export function renderHealthChecks(
  scope: Construct,
  planned: readonly PlannedCheck[],
  context: HealthCheckContext,
): RenderedChecks {
  const rendered = new Map<string, Route53HealthCheck>();
  for (const check of planned) {
    const resource = new Route53HealthCheck(scope, check.id, {
      ...settingsOf(check, context, rendered),
      tags: { Name: nameFor(context.environment, check.id, { maxLength: TAG_VALUE_LENGTH.max }) },
      // Another interval needs another check; records must use the new one before the old one is destroyed.
      lifecycle: { createBeforeDestroy: true },
    });
    rendered.set(check.id, resource);
  }
  return rendered;
}

function settingsOf(check: PlannedCheck, context: HealthCheckContext, rendered: RenderedChecks) {
  switch (check.kind) {
    case 'endpoint':
      return endpointSettings(check, context);
    case 'switch':
      return switchSettings(check, context);
    case 'calculated':
      return {
        type: 'CALCULATED',
        childHealthchecks: check.children.map((child) => rendered.get(child)?.id ?? ''),
        childHealthThreshold: check.children.length,
      };
  }
}

function endpointSettings(
  { address, hostName, port, path, searchString }: EndpointCheck,
  { checks }: HealthCheckSettings,
) {
  const { intervalSeconds, failureThreshold, regions } = resolveChecks(checks);
  return {
    type: searchString === undefined ? 'HTTPS' : 'HTTPS_STR_MATCH',
    fqdn: hostName,
    port,
    resourcePath: path,
    requestInterval: intervalSeconds,
    failureThreshold,
    enableSni: true,
    ...(searchString === undefined ? {} : { searchString }),
    ...(address === undefined ? {} : { ipAddress: address }),
    regions: [...regions],
  };
}

function switchSettings({ switchId, healthyWhen }: SwitchCheck, { switchAlarms }: HealthCheckContext) {
  const alarm = switchAlarms.get(switchId);
  if (alarm === undefined) {
    throw new Error(`no alarm of switch '${switchId}'`);
  }
  return {
    type: 'CLOUDWATCH_METRIC',
    cloudwatchAlarmName: alarm.name,
    cloudwatchAlarmRegion: alarm.region,
    insufficientDataHealthStatus: SWITCH_WITHOUT_DATA,
    ...(healthyWhen === 'on' ? { invertHealthcheck: true } : {}),
    triggers: { ...alarm.triggers },
  };
}
