import type { EnvironmentRef } from '@etops/contracts';
import type { ProblemList } from '@etops/foundation';
import {
  checkArn,
  checkArnOf,
  checkOneOf,
  checkResourceId,
  checkTags,
  checkWholeNumber,
  environmentTags,
  isInstanceType,
  isToken,
  isWholeNumber,
  literals,
  partitionOf,
  PORT,
  propPath,
  show,
} from '@etops/foundation';
import { checkVariables } from './check-variables';
import { checkLogs } from '../logs';
import { checkEgress } from './egress-rule';
import { checkInstanceRole } from './check-instance-role';
import {
  GRACE_PERIOD_SECONDS,
  INSTANCE_WARMUP_SECONDS,
  MAINTENANCE_PERCENT,
  METADATA_HOPS,
  ROOT_VOLUME_GIB,
} from './limits';
import { ownVariables } from './server-variables';
import type { ResolvedServers, WebTierDatabase } from './servers-props';

/** Servers, and the parts of the web tier that they must fit. */
export interface CheckedServers {
  readonly environment: EnvironmentRef;
  readonly servers: ResolvedServers;
  readonly loadBalancer: { readonly serverPort: number };
}

/** Checks the servers. @param path path of the props, '' at the top */
export function checkServers(
  problems: ProblemList,
  path: string,
  { environment, servers, loadBalancer: { serverPort } }: CheckedServers,
): void {
  const { instanceType, rootVolumeGiB, rootDeviceName } = literals(servers);
  const imageId = problems.literal(
    propPath(path, 'imageId'),
    servers.imageId,
    "write a released 'ami-…' in the program, so that every server is started from the same image",
  );
  problems.require(
    imageId === undefined || /^ami-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(imageId),
    'WEB_TIER_IMAGE',
    () =>
      `${propPath(path, 'imageId')} must be the id of one machine image, got ${show(imageId)}; write a released 'ami-…' in the program, ` +
      "since 'latest' or 'resolve:ssm:…' changes under running servers and cannot be rolled back",
  );
  problems.require(
    instanceType === undefined || isInstanceType(instanceType),
    'WEB_TIER_INSTANCE_TYPE',
    () =>
      `${propPath(path, 'instanceType')} must be an EC2 instance type, <family>.<size>, got ${show(instanceType)}; use 'm7g.large', for example`,
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
  problems.require(
    rootDeviceName === undefined || /^\/dev\/[a-z][a-z0-9]*$/.test(rootDeviceName),
    'WEB_TIER_ROOT_DEVICE',
    () =>
      `${propPath(path, 'rootDeviceName')} must be the name of a device, got ${show(rootDeviceName)}; use '/dev/xvda', or the image's RootDeviceName in 'aws ec2 describe-images'`,
  );
  checkReplacement(problems, path, servers);
  checkOneOf(problems, propPath(path, 'metadataHopLimit'), literals(servers.metadataHopLimit), METADATA_HOPS, {
    code: 'WEB_TIER_METADATA_HOPS',
  });
  checkLogs(problems, propPath(path, 'logs'), servers.logs);
  checkInstanceRole(problems, propPath(path, 'instanceRole'), servers.instanceRole, environment);
  checkEgress(problems, propPath(path, 'egress'), servers.egress);
  checkTags(problems, propPath(path, 'tags'), servers.tags, { others: environmentTags(environment, { Name: '' }) });
  if (servers.database !== undefined) {
    checkDatabase(problems, propPath(path, 'database'), servers.database, environment);
  }
  const { database } = servers;
  checkVariables(
    problems,
    propPath(path, 'environmentVariables'),
    servers.environmentVariables,
    Object.keys(ownVariables({ environment, serverPort, database })),
  );
}

/** Checks how Auto Scaling replaces servers. */
function checkReplacement(problems: ProblemList, path: string, servers: ResolvedServers): void {
  const policyPath = propPath(path, 'instanceMaintenancePolicy');
  const { minHealthyPercent: least, maxHealthyPercent: most } = literals(servers.instanceMaintenancePolicy);
  const { min, max, difference } = MAINTENANCE_PERCENT;
  const options = { code: 'WEB_TIER_RANGE', unit: 'percent' };
  checkWholeNumber(problems, `${policyPath}.minHealthyPercent`, least, min, { ...options, example: 100 });
  checkWholeNumber(problems, `${policyPath}.maxHealthyPercent`, most, max, { ...options, example: 150 });
  problems.require(
    !isWholeNumber(least, min) || !isWholeNumber(most, max) || Number(most) - Number(least) <= difference,
    'WEB_TIER_MAINTENANCE',
    () =>
      `${policyPath}.maxHealthyPercent must be at most ${String(difference)} above minHealthyPercent (${String(least)}), got ${String(most)}; use 100 and 200, for example`,
  );
  problems.require(
    least !== 100 || most !== 100,
    'WEB_TIER_MAINTENANCE',
    () => `${policyPath} must leave room to replace a server, got 100 and 100; use 100 and 150, for example`,
  );
  checkWholeNumber(
    problems,
    propPath(path, 'defaultInstanceWarmupSeconds'),
    literals(servers.defaultInstanceWarmupSeconds),
    INSTANCE_WARMUP_SECONDS,
    { code: 'WEB_TIER_RANGE', unit: 'seconds', example: 120 },
  );
}

/** Checks the parts of a database; its secret and key are read in the Region of the servers. */
function checkDatabase(
  problems: ProblemList,
  path: string,
  { address, port, securityGroupId, secretArn, secretKmsKeyArn }: WebTierDatabase,
  environment: EnvironmentRef,
): void {
  problems.require(
    isToken(address) || /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i.test(address),
    'WEB_TIER_DATABASE_ADDRESS',
    () =>
      `${path}.address must be the name of a host, got ${show(address)}; write it without a scheme or a port, which is a separate prop`,
  );
  checkWholeNumber(problems, `${path}.port`, port, PORT, { code: 'WEB_TIER_RANGE', unit: 'a port', example: 5432 });
  checkResourceId(problems, `${path}.securityGroupId`, securityGroupId, 'security-group');
  checkArn(
    problems,
    `${path}.secretArn`,
    secretArn,
    {
      service: 'secretsmanager',
      resourceType: 'secret',
      noun: 'a secret',
      partition: partitionOf(environment.region),
      region: environment.region,
    },
    { code: 'WEB_TIER_DATABASE_SECRET', advice: 'use the ref of the database or of its replica in this Region' },
  );
  checkArnOf(problems, `${path}.secretKmsKeyArn`, secretKmsKeyArn, 'key', environment);
}
