import { testEnvironment } from '@etops/testing';
import { databaseArn, databaseIdentifier, databaseSecretName } from '../src';
import { parseDatabaseArn } from '../src/names';

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
      identifier: 'orders',
    });
  });

  it.each([
    'airline-primary-database',
    'arn:aws:rds:eu-central-1:1:db:x',
    'arn:aws:rds:eu-central-1:123456789012:cluster:x',
  ])('does not parse %s, which is not the ARN of a DB instance', (arn) => {
    expect(parseDatabaseArn(arn)).toBeUndefined();
  });
});
