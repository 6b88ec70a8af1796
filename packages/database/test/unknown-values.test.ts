import { problemsOf } from '@etops/testing';
import { synthDatabase } from './support';

const problems = (props: object) => problemsOf(() => synthDatabase(props));

describe('Database of a caller without TypeScript', () => {
  it('fails with an unknown source of its data', () => {
    expect(problems({ restoreFrom: { kind: 'backup', source: 'orders' } })).toEqual([
      "primary/database: restoreFrom.kind must be one of 'snapshot', 'point-in-time', got 'backup'; use 'snapshot', for example [DATABASE_RESTORE_KIND]",
    ]);
  });

  it('fails with an unknown certificate authority', () => {
    expect(problems({ caCertificate: 'rds-ca-2019' })).toEqual([
      "primary/database: caCertificate must be one of 'rds-ca-rsa2048-g1', 'rds-ca-rsa4096-g1', 'rds-ca-ecc384-g1', got 'rds-ca-2019'; use 'rds-ca-rsa2048-g1', for example [DATABASE_CA_CERTIFICATE]",
    ]);
  });
});
