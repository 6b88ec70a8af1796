import { EnvironmentStack } from '@etops/foundation';
import { developmentEnvironment, problemsOf, synth } from '@etops/testing';
import { AutomatedBackupsReplication, databaseArn } from '../src';
import type { AutomatedBackupsReplicationProps } from '../src';
import { replicatesBackups } from '../src/automated-backups-replication/replication-regions';
import { drEnvironment, referenceTo, replicaProps, warningsOf } from './support';

const { sourceArn } = replicaProps;

function synthBackups(props: Partial<AutomatedBackupsReplicationProps> = {}) {
  const all = { environment: drEnvironment, sourceArn, ...props };
  return synth(
    (stack) => new AutomatedBackupsReplication(stack, 'database-backups', all),
    (app) => new EnvironmentStack(app, all.environment.name, { environment: all.environment }),
  );
}

describe('AutomatedBackupsReplication', () => {
  it('keeps its Terraform addresses', () => {
    expect(synthBackups().addresses()).toMatchSnapshot();
  });

  it('is created in the receiving Region, encrypted there, and protected from deletion', () => {
    const json = synthBackups();

    expect(json.resource('aws_db_instance_automated_backups_replication')).toMatchObject({
      source_db_instance_arn: sourceArn,
      retention_period: 7,
      kms_key_id: referenceTo('aws_kms_key', 'arn'),
      lifecycle: { prevent_destroy: true },
    });
    expect(json.resource('aws_kms_alias')).toMatchObject({ name: 'alias/airline-dr-database-backups' });
  });

  it('uses an existing key', () => {
    const kmsKeyArn = 'arn:aws:kms:eu-west-1:123456789012:key/0a1b';
    const json = synthBackups({ kmsKeyArn, retentionDays: 35 });

    expect(json.resource('aws_db_instance_automated_backups_replication')).toMatchObject({
      kms_key_id: kmsKeyArn,
      retention_period: 35,
    });
    expect(json.resources('aws_kms_key')).toEqual([]);
  });

  it('can be destroyed in a development environment', () => {
    const environment = { ...developmentEnvironment, region: 'eu-west-1' };

    expect(synthBackups({ environment }).resource('aws_db_instance_automated_backups_replication')).toMatchObject({
      lifecycle: { prevent_destroy: false },
    });
  });

  it('warns of a pair of Regions that AWS does not list', () => {
    const warnings = (region: string) =>
      warningsOf({ ...drEnvironment, region }, (stack) => {
        const { environment } = stack;
        new AutomatedBackupsReplication(stack, 'backups', { environment, sourceArn });
      });

    expect(warnings('eu-west-1')).toEqual([]);
    expect(warnings('me-south-1')).toEqual([
      "RDS may not replicate automated backups from eu-central-1 to me-south-1; run 'aws rds describe-source-regions --region me-south-1' before you apply (list of https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html, read 2026-11-23) [DATABASE_BACKUPS_REGION_UNKNOWN]",
    ]);
  });

  it.each([
    [
      { sourceArn: 'orders' },
      "sourceArn must be the ARN of a DB instance, got 'orders'; compute it with databaseArn(environment, identifier) [REPLICA_SOURCE_ARN]",
    ],
    [
      { sourceArn: databaseArn(drEnvironment, 'orders') },
      "sourceArn must be in another Region than eu-west-1, got 'arn:aws:rds:eu-west-1:123456789012:db:orders'; replicate to another Region, which survives the loss of this one [REPLICA_SOURCE_REGION]",
    ],
    [
      { retentionDays: 90 },
      'retentionDays must be a whole number from 1 to 35, got 90; use days, for example 14: AWS Backup keeps backups longer [AUTOMATED_BACKUPS_REPLICATION_RETENTION]',
    ],
    [
      { kmsKeyArn: 'arn:aws:kms:eu-central-1:123456789012:key/0a1b' },
      "kmsKeyArn must be the ARN of a KMS key or alias in eu-west-1, got 'arn:aws:kms:eu-central-1:123456789012:key/0a1b'; use the arn of a CustomerKey, for example [ARN]",
    ],
    [
      { sourceArn: databaseArn({ region: 'eu-central-1', accountId: '210987654321' }, 'orders') },
      "sourceArn must belong to account 123456789012, in the partition of eu-west-1, got 'arn:aws:rds:eu-central-1:210987654321:db:orders'; compute it with databaseArn of the source's environment [REPLICA_SOURCE_ACCOUNT]",
    ],
  ])('fails when %j', (props, message) => {
    expect(problemsOf(() => synthBackups(props))).toEqual([`dr/database-backups: ${message}`]);
  });
});

describe('replicatesBackups', () => {
  it.each([
    ['eu-central-1', 'eu-west-1', true],
    ['eu-west-1', 'eu-central-1', true],
    ['eu-west-1', 'ca-central-1', true],
    ['us-east-1', 'us-west-2', true],
    ['us-east-1', 'us-east-1', false],
    ['eu-west-2', 'us-west-2', false],
    ['ap-northeast-3', 'us-east-1', false],
    ['me-central-1', 'me-south-1', false],
    ['cn-north-1', 'cn-northwest-1', true],
  ])('lists %s to %s: %s', (from, to, expected) => {
    expect(replicatesBackups(from, to)).toBe(expected);
  });
});
