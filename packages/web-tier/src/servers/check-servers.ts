import type { ProblemList } from '@etops/foundation';
import { checkWholeNumber, literals, propPath, show } from '@etops/foundation';
import { GRACE_PERIOD_SECONDS, ROOT_VOLUME_GIB } from './limits';
import type { ResolvedServers } from './servers-props';

/** Checks the servers. @param path path of the props, '' at the top */
export function checkServers(problems: ProblemList, path: string, servers: ResolvedServers): void {
  const { instanceType, rootVolumeGiB } = literals(servers);
  problems.require(
    /^ami-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(servers.imageId),
    'WEB_TIER_IMAGE',
    () =>
      `${propPath(path, 'imageId')} must be the id of one machine image, got ${show(servers.imageId)}; write a released 'ami-…' in the program, ` +
      "since 'latest' or 'resolve:ssm:…' changes under running servers and cannot be rolled back",
  );
  problems.require(
    instanceType === undefined || /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/.test(instanceType),
    'WEB_TIER_INSTANCE_TYPE',
    () =>
      `${propPath(path, 'instanceType')} must be an EC2 instance type, got ${show(servers.instanceType)}; use 'm7g.large', for example`,
  );
  checkWholeNumber(problems, propPath(path, 'rootVolumeGiB'), rootVolumeGiB, ROOT_VOLUME_GIB, {
    code: 'WEB_TIER_RANGE',
    unit: 'GiB',
    example: 20,
  });
  const gracePeriod = problems.literal(
    propPath(path, 'healthCheckGracePeriodSeconds'),
    servers.healthCheckGracePeriodSeconds,
    'the time to full load is computed from it',
  );
  checkWholeNumber(problems, propPath(path, 'healthCheckGracePeriodSeconds'), gracePeriod, GRACE_PERIOD_SECONDS, {
    code: 'WEB_TIER_RANGE',
    unit: 'seconds',
    example: 300,
  });
  checkVariables(problems, propPath(path, 'environmentVariables'), servers.environmentVariables);
}

function checkVariables(problems: ProblemList, path: string, variables: ResolvedServers['environmentVariables']): void {
  for (const [name, value] of Object.entries(variables)) {
    problems.require(
      /^[A-Z_][A-Z0-9_]*$/.test(name) && !/['\n]/.test(value),
      'WEB_TIER_VARIABLE',
      () =>
        `${path} must have names of A-Z, 0-9 and '_', and values on one line without ', got ${name}=${JSON.stringify(value)}; rename the variable or change its value`,
    );
  }
}
