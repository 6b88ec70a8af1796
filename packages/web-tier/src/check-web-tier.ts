import type { EnvironmentRef, SubnetRef } from '@etops/contracts';
import { ProblemList, regionOfZone } from '@etops/foundation';
import type { AlarmThresholds } from './alarm-thresholds';
import { checkAlarms } from './check-alarms';
import { checkDomain } from './check-domain';
import type { CheckedEdge } from './check-edge';
import { checkEdge } from './check-edge';
import { checkFileSystem } from './check-file-system';
import { checkRange } from './check-range';
import { checkSchedule } from './check-schedule';
import type { CheckedStandby } from './check-standby';
import { checkStandby } from './check-standby';
import {
  DEREGISTRATION_DELAY_SECONDS,
  HEALTH_CHECK,
  IDLE_TIMEOUT_SECONDS,
  MINIMUM_ZONES,
  ROOT_VOLUME_GIB,
} from './limits';
import { checkRelease } from './release/check-release';
import type { ReleaseSettings } from './release/release-settings';
import type { Capacity, ExistingFileSystem, HealthCheck, OwnFileSystem, Scaling } from './web-tier-props';

/** Values that only Terraform knows are `undefined`. */
type Known<T> = { readonly [K in keyof T]-?: T[K] | undefined };

/** The props that can be checked before AWS sees them; `undefined` is a value that only Terraform knows. */
export interface CheckedWebTier {
  readonly environment: Pick<EnvironmentRef, 'region'>;
  readonly publicSubnets: readonly SubnetRef[];
  readonly applicationSubnets: readonly SubnetRef[];
  readonly domain: {
    readonly hostedZoneId: string | undefined;
    readonly zoneName: string;
    readonly originName: string;
    readonly alternativeNames: readonly string[];
  };
  readonly capacity: Known<Pick<Capacity, 'minimum' | 'normal' | 'maximum'>> & {
    readonly minimumSetBy: NonNullable<Capacity['minimumSetBy']>;
  };
  readonly idleTimeoutSeconds: number | undefined;
  readonly edge: CheckedEdge | undefined;
  readonly standby: CheckedStandby | undefined;
  readonly imageId: string;
  readonly instanceType: string | undefined;
  readonly serverPort: number | undefined;
  readonly healthCheck: Known<HealthCheck>;
  readonly scaling: Known<Pick<Scaling, 'requestsPerServerPerMinute' | 'cpuPercent'>>;
  readonly schedule: NonNullable<Scaling['schedule']>;
  readonly healthCheckGracePeriodSeconds: number | undefined;
  readonly deregistrationDelaySeconds: number | undefined;
  readonly rootVolumeGiB: number | undefined;
  readonly accessLogRetentionDays: number | undefined;
  readonly alarms: Known<AlarmThresholds>;
  readonly fileSystem: OwnFileSystem | ExistingFileSystem;
  readonly release: ReleaseSettings | undefined;
  readonly environmentVariables: Readonly<Record<string, string>>;
}

/** Finds everything that is wrong with the props. */
export function checkWebTier(webTier: CheckedWebTier): ProblemList {
  const problems = new ProblemList();
  checkCapacity(webTier.capacity, problems);
  checkRange(problems, 'loadBalancer.idleTimeoutSeconds', webTier.idleTimeoutSeconds, IDLE_TIMEOUT_SECONDS);
  if (webTier.edge !== undefined) {
    checkEdge(webTier.edge, problems);
  }
  checkStandby(webTier.standby, webTier.capacity, problems);
  checkSchedule(webTier.schedule, webTier.capacity, problems);
  checkSubnets(webTier, problems);
  checkDomain(webTier.domain, problems);
  checkServers(webTier, problems);
  checkHealth(webTier, problems);
  checkFileSystem(webTier, problems);
  checkVariables(webTier.environmentVariables, problems);
  checkAlarms(webTier.alarms, problems);
  checkRelease(webTier.release ?? {}, problems);
  checkRange(problems, 'accessLogRetentionDays', webTier.accessLogRetentionDays, { minimum: 1, maximum: Infinity });
  return problems;
}

function checkCapacity({ minimum, normal, maximum }: CheckedWebTier['capacity'], problems: ProblemList): void {
  const sizes = [minimum, normal, maximum].filter((size) => size !== undefined);
  const counts = sizes.every((size) => Number.isInteger(size) && size >= 1);
  const rising = sizes.every((size, index) => index === 0 || size >= (sizes[index - 1] ?? 0));
  problems.require(
    counts && rising,
    'WEB_TIER_CAPACITY',
    () =>
      `capacity must be whole numbers with 1 ≤ minimum ≤ normal ≤ maximum, got ${[minimum, normal, maximum].map(String).join(', ')}; ` +
      'order them, and keep one server so that the load balancer is never without a target',
  );
}

function checkSubnets(webTier: CheckedWebTier, problems: ProblemList): void {
  const { region } = webTier.environment;
  for (const tier of ['publicSubnets', 'applicationSubnets'] as const) {
    const zones = new Set(zonesOf(webTier[tier]));
    problems.require(
      zones.size >= MINIMUM_ZONES,
      'WEB_TIER_ZONES',
      () =>
        `network.${tier} must lie in at least two Availability Zones, got ${listOf(zones)}; add a subnet in another zone`,
    );
    const foreign = [...zones].filter((zone) => regionOfZone(zone) !== region);
    problems.require(
      foreign.length === 0,
      'WEB_TIER_ZONE_REGION',
      () =>
        `network.${tier} must lie in the environment's Region ${region}, got ${listOf(foreign)}; pass that Region's network`,
    );
  }
  const balanced = zonesOf(webTier.publicSubnets);
  const twice = balanced.filter((zone, index) => balanced.indexOf(zone) !== index);
  problems.require(
    twice.length === 0,
    'WEB_TIER_ZONE_TWICE',
    () =>
      `network.publicSubnets must have one subnet a zone, got more in ${listOf(new Set(twice))}; a load balancer takes one, so leave the others out`,
  );
  const unbalanced = new Set(zonesOf(webTier.applicationSubnets).filter((zone) => !balanced.includes(zone)));
  problems.require(
    unbalanced.size === 0,
    'WEB_TIER_ZONE_UNBALANCED',
    () =>
      `network.publicSubnets must cover the zones of network.applicationSubnets, got none in ${listOf(unbalanced)}; servers there would get no traffic, so add a public subnet`,
  );
}

function checkServers(webTier: CheckedWebTier, problems: ProblemList): void {
  const { imageId, instanceType, scaling } = webTier;
  problems.require(
    /^ami-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(imageId),
    'WEB_TIER_IMAGE',
    () =>
      `imageId must be the id of one machine image, got '${imageId}'; write the released 'ami-…' itself: ` +
      "what 'latest' or 'resolve:ssm:…' stands for changes under running servers, and a rollback then has nothing to go back to",
  );
  problems.require(
    instanceType === undefined || /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/.test(instanceType),
    'WEB_TIER_INSTANCE_TYPE',
    () => `instanceType must be an EC2 instance type, got '${String(instanceType)}'; write one such as 'm7g.large'`,
  );
  checkRange(problems, 'serverPort', webTier.serverPort, { minimum: 1, maximum: 65535 });
  checkRange(problems, 'rootVolumeGiB', webTier.rootVolumeGiB, ROOT_VOLUME_GIB);
  checkRange(problems, 'scaling.requestsPerServerPerMinute', scaling.requestsPerServerPerMinute, {
    minimum: 1,
    maximum: Infinity,
  });
  checkRange(problems, 'scaling.cpuPercent', scaling.cpuPercent, { minimum: 1, maximum: 90 });
}

function checkHealth(webTier: CheckedWebTier, problems: ProblemList): void {
  const { path, intervalSeconds: interval, timeoutSeconds: timeout, ...thresholds } = webTier.healthCheck;
  problems.require(
    path === undefined || path.startsWith('/'),
    'WEB_TIER_HEALTH_PATH',
    () => `healthCheck.path must start with '/', got '${String(path)}'; write one such as '/health'`,
  );
  checkRange(problems, 'healthCheck.intervalSeconds', interval, HEALTH_CHECK.intervalSeconds);
  checkRange(problems, 'healthCheck.timeoutSeconds', timeout, HEALTH_CHECK.timeoutSeconds);
  checkRange(problems, 'healthCheck.healthyThreshold', thresholds.healthyThreshold, HEALTH_CHECK.threshold);
  checkRange(problems, 'healthCheck.unhealthyThreshold', thresholds.unhealthyThreshold, HEALTH_CHECK.threshold);
  problems.require(
    interval === undefined || timeout === undefined || timeout < interval,
    'WEB_TIER_HEALTH_TIMEOUT',
    () =>
      `healthCheck.timeoutSeconds must be less than intervalSeconds, got ${String(timeout)} and ${String(interval)}; shorten the timeout`,
  );
  checkRange(problems, 'healthCheckGracePeriodSeconds', webTier.healthCheckGracePeriodSeconds, {
    minimum: 0,
    maximum: Infinity,
  });
  checkRange(problems, 'deregistrationDelaySeconds', webTier.deregistrationDelaySeconds, DEREGISTRATION_DELAY_SECONDS);
}

function checkVariables(variables: CheckedWebTier['environmentVariables'], problems: ProblemList): void {
  for (const [name, value] of Object.entries(variables)) {
    problems.require(
      /^[A-Z_][A-Z0-9_]*$/.test(name) && !/['\n]/.test(value),
      'WEB_TIER_VARIABLE',
      () =>
        `environmentVariables must have names of A-Z, 0-9 and '_', and values on one line without ', got ${name}=${JSON.stringify(value)}; rename or rewrite it`,
    );
  }
}

function zonesOf(subnets: readonly SubnetRef[]): string[] {
  return subnets.map(({ availabilityZone }) => availabilityZone);
}

function listOf(values: Iterable<string>): string {
  return [...values].map((value) => `'${value}'`).join(', ') || 'none';
}
