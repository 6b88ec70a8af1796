import { Route53HealthCheck } from '@cdktf/provider-aws/lib/route53-health-check';
import type { Construct } from 'constructs';
import type { EndpointCheck, PlannedCheck, SwitchCheck } from '../plan-checks';
import { resolveChecks } from '../recovery';
import type { CheckSettings } from '../sites';
import { SWITCH_WITHOUT_DATA } from '../switches';
import type { Switchboard } from './switchboard';

export interface CheckContext {
  readonly name: string;
  readonly checks: CheckSettings | undefined;
  readonly switchboard: Switchboard;
  /** Checks that are rendered already, by id. */
  readonly rendered: ReadonlyMap<string, Route53HealthCheck>;
}

/** Renders a planned check. */
export function renderCheck(scope: Construct, check: PlannedCheck, context: CheckContext): Route53HealthCheck {
  return new Route53HealthCheck(scope, check.id, {
    ...settingsOf(check, context),
    tags: { Name: context.name },
    // Another interval needs another check; records must have moved to it before the old one goes.
    lifecycle: { createBeforeDestroy: true },
  });
}

function settingsOf(check: PlannedCheck, context: CheckContext) {
  switch (check.kind) {
    case 'endpoint':
      return endpointSettings(check, context);
    case 'switch':
      return switchSettings(check, context);
    case 'calculated':
      return {
        type: 'CALCULATED',
        childHealthchecks: check.children.map((child) => context.rendered.get(child)?.id ?? ''),
        childHealthThreshold: check.children.length,
      };
  }
}

function endpointSettings({ address, hostName, port, path, searchString }: EndpointCheck, { checks }: CheckContext) {
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
    ...(regions === undefined ? {} : { regions: [...regions] }),
  };
}

function switchSettings({ switchId, healthyWhen }: SwitchCheck, { switchboard }: CheckContext) {
  const { name, region, triggers } = switchboard.alarmOf(switchId);
  return {
    type: 'CLOUDWATCH_METRIC',
    cloudwatchAlarmName: name,
    cloudwatchAlarmRegion: region,
    insufficientDataHealthStatus: SWITCH_WITHOUT_DATA,
    ...(healthyWhen === 'on' ? { invertHealthcheck: true } : {}),
    triggers: { ...triggers },
  };
}
