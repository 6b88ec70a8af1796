import type { EnvironmentRef } from '@etops/contracts';
import type { ProblemList } from '../problems';
import { show } from '../problems';
import { isRegionId, partitionOf } from './region';

/** An application's name: physical names join it with hyphens, and keep only one between two parts. */
const NAME = /^(?=.{1,24}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/**
 * Beginnings of physical names that a service reserves, by the service. Every physical name begins with the application
 * and a hyphen, the names of parameters with a slash and the application.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html (checked 2026-11-28)
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html (checked 2026-11-28)
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html (checked 2026-11-28)
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
const RESERVED: Readonly<Record<string, string>> = {
  aws: 'Systems Manager refuses for parameters',
  ssm: 'Systems Manager refuses for parameters',
  'internal-': 'Elastic Load Balancing refuses for load balancers',
  'sg-': 'EC2 refuses for security groups',
  'sthree-': 'S3 refuses for buckets',
  'amzn-s3-demo-': 'S3 refuses for buckets',
};

/** Checks that an environment consists of valid literals, since names, ARNs and the state's location are computed from them. */
export function checkEnvironment(problems: ProblemList, path: string, environment: EnvironmentRef): void {
  const literal = (prop: 'region' | 'accountId' | 'application' | 'name') =>
    problems.literal(`${path}.${prop}`, environment[prop], 'names and ARNs are computed from it');
  checkRegion(problems, `${path}.region`, literal('region'));
  checkAccountId(problems, `${path}.accountId`, literal('accountId'));
  checkApplicationName(problems, `${path}.application`, literal('application'));
  checkName(problems, `${path}.name`, literal('name'));
}

/** Checks the id of an account; skips what is unknown. */
export function checkAccountId(problems: ProblemList, path: string, accountId: string | undefined): void {
  problems.require(
    accountId === undefined || /^\d{12}$/.test(accountId),
    'ENVIRONMENT_ACCOUNT',
    () => `${path} must be twelve digits, got ${show(accountId)}; use the account's id, not its alias`,
  );
}

/** Checks the name of an application, with which every physical name begins; skips what is unknown. */
export function checkApplicationName(problems: ProblemList, path: string, application: string | undefined): void {
  checkName(problems, path, application);
  if (application !== undefined) {
    checkReserved(problems, path, application);
  }
}

function checkName(problems: ProblemList, path: string, name: string | undefined): void {
  problems.require(
    name === undefined || NAME.test(name),
    'ENVIRONMENT_NAME',
    () =>
      `${path} must be 1 to 24 of a-z, 0-9 and '-', starting with a letter, without '--' or '-' at the end, got ${show(name)}; physical names start with it`,
  );
}

function checkRegion(problems: ProblemList, path: string, region: string | undefined): void {
  if (region === undefined) {
    return;
  }
  const isRegion = isRegionId(region);
  problems.require(
    isRegion,
    'ENVIRONMENT_REGION',
    () => `${path} must be an AWS Region id, got ${show(region)}; use one such as 'eu-central-1'`,
  );
  problems.require(
    !isRegion || partitionOf(region) === 'aws',
    'ENVIRONMENT_PARTITION',
    () =>
      `${path} must be a Region of the partition 'aws', got ${show(region)} of '${partitionOf(region)}'; use one such as 'eu-central-1', since these packages were never tried in China, GovCloud or an isolated partition`,
  );
}

function checkReserved(problems: ProblemList, path: string, application: string): void {
  for (const [prefix, refusal] of Object.entries(RESERVED)) {
    problems.require(
      !`${application}-`.startsWith(prefix),
      'ENVIRONMENT_NAME_RESERVED',
      () =>
        `${path} must not begin physical names with '${prefix}', which ${refusal}, got ${show(application)}; use another name`,
    );
  }
}
