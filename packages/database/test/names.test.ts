import { testEnvironment } from '@etops/testing';
import { databaseArn, databaseIdentifier } from '../src';
import { parseDatabaseArn } from '../src/names/names';

describe('names', () => {
  it('computes identifier and ARN from literals', () => {
    const identifier = databaseIdentifier(testEnvironment, 'database');

    expect(identifier).toBe('airline-primary-database');
    expect(databaseArn(testEnvironment, identifier)).toBe(
      'arn:aws:rds:eu-central-1:123456789012:db:airline-primary-database',
    );
  });

  it('reads back what it computes', () => {
    expect(parseDatabaseArn(databaseArn(testEnvironment, 'orders'))).toEqual({
      region: 'eu-central-1',
      identifier: 'orders',
    });
  });

  it.each([
    'airline-primary-database',
    'arn:aws:rds:eu-central-1:1:db:x',
    'arn:aws:rds:eu-central-1:123456789012:cluster:x',
  ])('refuses %s as an ARN', (arn) => {
    expect(parseDatabaseArn(arn)).toBeUndefined();
  });
});
