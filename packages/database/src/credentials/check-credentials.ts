import type { EnvironmentRef } from '@etops/contracts';
import type { ProblemList } from '@etops/foundation';
import { isRegionId } from '@etops/foundation';
import { ROTATION_MINIMUM_HOURS } from '../limits';
import type { SecretReplica, SecretRotation } from './credentials-props';

/** The credentials' props that can be checked before AWS sees them; `undefined` is a value that only Terraform knows. */
export interface CheckedCredentials {
  readonly environment: Pick<EnvironmentRef, 'region'>;
  readonly secretReplicas: readonly (Pick<SecretReplica, 'region'> & { readonly kmsKeyArn: string | undefined })[];
  readonly secretRotation?: { readonly [K in keyof SecretRotation]: string | undefined };
}

/** Checks where the credentials are copied to, and how they are rotated. */
export function checkCredentials(credentials: CheckedCredentials, problems: ProblemList): void {
  const { environment, secretReplicas, secretRotation } = credentials;
  const regions = secretReplicas.map(({ region }) => region);
  secretReplicas.forEach(({ region, kmsKeyArn }, index) => {
    problems.require(
      isRegionId(region) && region !== environment.region,
      'DATABASE_SECRET_REPLICA_REGION',
      () =>
        `secretReplicas.region must be a Region other than ${environment.region}, got '${region}'; name the Region that takes over`,
    );
    problems.require(
      regions.indexOf(region) === index,
      'DATABASE_SECRET_REPLICA_TWICE',
      () => `secretReplicas must name each Region once, got '${region}' again; leave one of them out`,
    );
    problems.require(
      kmsKeyArn === undefined || kmsRegionOf(kmsKeyArn) === region,
      'DATABASE_SECRET_REPLICA_KEY',
      () =>
        `secretReplicas.kmsKeyArn must be the ARN of a KMS key or alias in ${region}, got '${String(kmsKeyArn)}'; compute it with customerKeyAliasArn of the environment that owns the key there`,
    );
  });
  if (secretRotation !== undefined) {
    checkRotation(environment.region, secretRotation, problems);
  }
}

function checkRotation(
  region: string,
  { functionArn, schedule }: NonNullable<CheckedCredentials['secretRotation']>,
  problems: ProblemList,
): void {
  problems.require(
    functionArn === undefined || regionOfArn(functionArn, 'lambda', 'function:') === region,
    'DATABASE_ROTATION_FUNCTION',
    () =>
      `secretRotation.functionArn must be the ARN of a Lambda function in ${region}, got '${String(functionArn)}'; Secrets Manager invokes it beside the secret`,
  );
  problems.require(
    schedule === undefined || isRotationSchedule(schedule),
    'DATABASE_ROTATION_SCHEDULE',
    () =>
      `secretRotation.schedule must be rate(n days), rate(n hours) of 4 or more, or cron() with six fields, got '${String(schedule)}'; write one such as 'rate(30 days)'`,
  );
}

/** Region of a KMS key or alias, by its ARN. */
export function kmsRegionOf(arn: string): string | undefined {
  return regionOfArn(arn, 'kms', 'key/') ?? regionOfArn(arn, 'kms', 'alias/');
}

function regionOfArn(arn: string, service: string, resource: string): string | undefined {
  const [, found, region, rest = ''] = /^arn:aws[a-z-]*:([a-z]+):([a-z0-9-]+):\d{12}:(.+)$/.exec(arn) ?? [];
  return found === service && rest.startsWith(resource) ? region : undefined;
}

function isRotationSchedule(schedule: string): boolean {
  const [, amount, unit] = /^rate\(([1-9]\d{0,2}) (hours?|days?)\)$/.exec(schedule) ?? [];
  if (amount !== undefined && unit !== undefined) {
    return unit.startsWith('day') || Number(amount) >= ROTATION_MINIMUM_HOURS;
  }
  return /^cron\((?:\S+ ){5}\S+\)$/.test(schedule);
}
