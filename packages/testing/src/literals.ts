import type { DatabaseRef, EnvironmentRef, NetworkRef } from '@etops/contracts';

/** A production environment, as a literal. */
export const testEnvironment: EnvironmentRef = {
  application: 'airline',
  name: 'primary',
  role: 'production',
  region: 'eu-central-1',
  accountId: '123456789012',
};

/** A development environment, as a literal. */
export const developmentEnvironment: EnvironmentRef = { ...testEnvironment, name: 'staging', role: 'development' };

const zones = ['a', 'b', 'c'].map((letter) => `${testEnvironment.region}${letter}`);
const subnets = (tier: string) =>
  zones.map((availabilityZone) => ({ id: `subnet-${tier}-${availabilityZone}`, availabilityZone }));

/** An existing VPC with three zones, as a literal. */
export const testNetwork: NetworkRef = {
  vpcId: 'vpc-0a1b2c3d4e5f60718',
  cidrBlock: '10.20.0.0/16',
  publicSubnets: subnets('public'),
  applicationSubnets: subnets('application'),
  dataSubnets: subnets('data'),
};

/** An existing database, as a literal. */
export const testDatabase: DatabaseRef = {
  identifier: 'airline-primary-database',
  engine: 'postgres',
  address: 'airline-primary-database.abc.eu-central-1.rds.amazonaws.com',
  port: 5432,
  databaseName: 'airline',
  securityGroupId: 'sg-0a1b2c3d4e5f60718',
  secretArn: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:airline-primary-database-AbCdEf',
  secretKmsKeyArn: 'arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-0000-0000-000000000000',
};
