import type { ProblemList } from '@etops/foundation';
import { checkWholeNumber, literals, PORT, propPath, show } from '@etops/foundation';
import { checkAllowedSources } from './check-access';
import {
  DEREGISTRATION_DELAY_SECONDS,
  EXPIRATION_DAYS,
  HEALTH_CHECK,
  HEALTH_PATH_LENGTH,
  IDLE_TIMEOUT_SECONDS,
} from './limits';
import type { HealthCheck, ResolvedLoadBalancer } from './load-balancer-props';

const RANGE = 'WEB_TIER_RANGE';

/** Path and query of a URL, without the characters that a shell would expand in the boot script. */
const HEALTH_PATH = /^\/[\w/.~%?&=+,:;@-]*$/;

/** Checks the load balancer, its target group and its logs. @param path path of the props, '' at the top */
export function checkLoadBalancer(problems: ProblemList, path: string, props: ResolvedLoadBalancer): void {
  const { deregistrationDelaySeconds, loadBalancer, accessLogRetentionDays } = literals(props);
  const serverPort = problems.literal(
    propPath(path, 'serverPort'),
    props.serverPort,
    'the name of the target group contains it',
  );
  checkWholeNumber(problems, propPath(path, 'serverPort'), serverPort, PORT, {
    code: RANGE,
    unit: 'a port',
    example: 8080,
  });
  checkHealthCheck(problems, propPath(path, 'healthCheck'), props.healthCheck);
  problems.literal(propPath(path, 'loadBalancer.scheme'), props.loadBalancer.scheme, 'it decides on the subnets');
  if (props.loadBalancer.allowedSources !== undefined) {
    checkAllowedSources(problems, propPath(path, 'loadBalancer.allowedSources'), props.loadBalancer.allowedSources);
  }
  checkWholeNumber(
    problems,
    propPath(path, 'deregistrationDelaySeconds'),
    deregistrationDelaySeconds,
    DEREGISTRATION_DELAY_SECONDS,
    { code: RANGE, unit: 'seconds', example: 60 },
  );
  checkWholeNumber(
    problems,
    propPath(path, 'loadBalancer.idleTimeoutSeconds'),
    loadBalancer.idleTimeoutSeconds,
    IDLE_TIMEOUT_SECONDS,
    { code: RANGE, unit: 'seconds', example: 60 },
  );
  checkWholeNumber(problems, propPath(path, 'accessLogRetentionDays'), accessLogRetentionDays, EXPIRATION_DAYS, {
    code: RANGE,
    unit: 'days',
    example: 90,
  });
}

/** Checks a path that load balancer, web ACL and Route 53 accept. */
export function checkHealthPath(problems: ProblemList, path: string, requestPath: string | undefined): void {
  problems.require(
    requestPath === undefined || (HEALTH_PATH.test(requestPath) && requestPath.length <= HEALTH_PATH_LENGTH.max),
    'WEB_TIER_HEALTH_PATH',
    () =>
      `${path} must start with '/' and be up to ${String(HEALTH_PATH_LENGTH.max)} characters of a URL, got ${show(requestPath)}; use '/health', for example`,
  );
}

function checkHealthCheck(problems: ProblemList, path: string, healthCheck: Required<HealthCheck>): void {
  const { path: requestPath, ...numbers } = literals(healthCheck);
  const { intervalSeconds, timeoutSeconds } = numbers;
  problems.literal(`${path}.intervalSeconds`, healthCheck.intervalSeconds, 'the time to full load is computed from it');
  checkHealthPath(problems, `${path}.path`, requestPath);
  for (const [name, { unit, example }] of Object.entries(NUMBERS)) {
    const prop = name as keyof typeof NUMBERS;
    checkWholeNumber(problems, `${path}.${name}`, numbers[prop], HEALTH_CHECK[prop], { code: RANGE, unit, example });
  }
  problems.require(
    intervalSeconds === undefined || timeoutSeconds === undefined || timeoutSeconds < intervalSeconds,
    'WEB_TIER_HEALTH_TIMEOUT',
    () =>
      `${path}.timeoutSeconds must be less than intervalSeconds, got ${show(timeoutSeconds)} and ${show(intervalSeconds)}; shorten the timeout, for example to ${String(Math.max(2, Math.floor((intervalSeconds ?? 0) / 2)))}`,
  );
}

/** Numbers of a health check, with an example for messages. */
const NUMBERS = {
  intervalSeconds: { unit: 'seconds', example: 10 },
  timeoutSeconds: { unit: 'seconds', example: 5 },
  healthyThreshold: { unit: 'checks', example: 2 },
  unhealthyThreshold: { unit: 'checks', example: 3 },
  minHealthyPercent: { unit: 'percent', example: 50 },
} as const satisfies Partial<Record<keyof HealthCheck, object>>;
