import { testEnvironment } from '@etops/testing';
import { databaseArn, databaseIdentifier, databaseSecretName } from '../src';
import { isReservedDatabaseName, isReservedUsername, parseDatabaseArn } from '../src/names';

describe('names', () => {
  it('computes the identifier and ARN of a database from literals', () => {
    const identifier = databaseIdentifier(testEnvironment, 'database');

    expect(identifier).toBe('airline-primary-database');
    expect(databaseArn(testEnvironment, identifier)).toBe(
      'arn:aws:rds:eu-central-1:123456789012:db:airline-primary-database',
    );
    expect(databaseSecretName(identifier)).toBe('airline-primary-database-credentials');
  });

  it('parses the ARN of a database', () => {
    expect(parseDatabaseArn(databaseArn(testEnvironment, 'orders'))).toEqual({
      region: 'eu-central-1',
      accountId: '123456789012',
      identifier: 'orders',
    });
  });

  it.each([
    'airline-primary-database',
    'arn:aws:rds:eu-central-1:1:db:x',
    'arn:aws-cn:rds:eu-central-1:123456789012:db:x',
    'arn:aws:rds:eu-central-1:123456789012:cluster:x',
  ])('does not parse %s, which is not the ARN of a DB instance', (arn) => {
    expect(parseDatabaseArn(arn)).toBeUndefined();
  });
});

describe('reserved names', () => {
  it.each([
    [
      'postgres',
      [
        'db',
        'admin',
        'catalog',
        'comments',
        'flag',
        'grant',
        'identity',
        'user',
        'select',
        'rdsadmin',
        'rds_superuser',
      ],
    ],
    ['postgres', ['template0', 'template1', 'pg_orders', 'TEMPLATE1', 'Db']],
    ['mysql', ['mysql', 'sys', 'information_schema', 'database', 'select', 'user', 'rdsadmin', 'MySQL']],
    ['mariadb', ['mysql', 'performance_schema', 'schema', 'rdsadmin']],
  ] as const)('of databases in %s: %j', (engine, names) => {
    expect(names.filter((name) => !isReservedDatabaseName(engine, name))).toEqual([]);
  });

  it.each([
    ['postgres', ['airline', 'postgres', 'orders', 'db1', 'administrator', 'mysql', 'schema']],
    ['mysql', ['airline', 'admin', 'db', 'postgres', 'template1', 'administrator']],
    ['mariadb', ['airline', 'admin', 'root', 'pg_orders']],
  ] as const)('do not include, in %s: %j', (engine, names) => {
    expect(names.filter((name) => isReservedDatabaseName(engine, name))).toEqual([]);
  });

  it('of users are not those of databases', () => {
    expect(isReservedUsername('postgres', 'template1')).toBe(false);
    expect(isReservedUsername('postgres', 'ADMIN')).toBe(true);
    expect(isReservedUsername('mysql', 'admin')).toBe(false);
    expect(isReservedUsername('mysql', 'rdsAdmin')).toBe(true);
  });
});
