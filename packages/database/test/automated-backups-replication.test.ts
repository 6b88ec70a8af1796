import { EnvironmentStack } from '@etops/foundation';
import { developmentEnvironment, problemsOf, synth } from '@etops/testing';
import { databaseArn, ReplicatedBackups } from '../src';
import type { ReplicatedBackupsProps } from '../src';
import { replicatesBackups } from '../src/automated-backups-replication/replication-regions';
import { drEnvironment, referenceTo, replicaProps, warningsOf } from './support';

const { sourceArn } = replicaProps;

function synthBackups(props: Partial<ReplicatedBackupsProps> = {}) {
  const all = { environment: drEnvironment, sourceArn, ...props };
  return synth(
    (stack) => new ReplicatedBackups(stack, 'database-backups', all),
    (app) => new EnvironmentStack(app, all.environment.name, { environment: all.environment }),
  );
}

describe('ReplicatedBackups', () => {
  it('keeps its Terraform addresses', () => {
    expect(synthBackups().addresses()).toMatchSnapshot();
  });

  it('are made in the Region that they go to, under a key there, and stay', () => {
    const json = synthBackups();

    expect(json.resource('aws_db_instance_automated_backups_replication')).toMatchObject({
      source_db_instance_arn: sourceArn,
      retention_period: 7,
      kms_key_id: referenceTo('aws_kms_key', 'arn'),
      lifecycle: { prevent_destroy: true },
    });
    expect(json.resource('aws_kms_alias')).toMatchObject({ name: 'alias/airline-dr-database-backups' });
  });

  it('take a key that is there', () => {
    const kmsKeyArn = 'arn:aws:kms:eu-west-1:123456789012:key/0a1b';
    const json = synthBackups({ kmsKeyArn, retentionDays: 35 });

    expect(json.resource('aws_db_instance_automated_backups_replication')).toMatchObject({
      kms_key_id: kmsKeyArn,
      retention_period: 35,
    });
    expect(json.resources('aws_kms_key')).toEqual([]);
  });

  it('can be thrown away when the environment is for development', () => {
    const environment = { ...developmentEnvironment, region: 'eu-west-1' };

    expect(synthBackups({ environment }).resource('aws_db_instance_automated_backups_replication')).toMatchObject({
      lifecycle: { prevent_destroy: false },
    });
  });

  it('warn of a pair of Regions that AWS does not list, with the list and its date', () => {
    const warnings = (region: string) =>
      warningsOf({ ...drEnvironment, region }, (stack) => {
        const { environment } = stack;
        new ReplicatedBackups(stack, 'backups', { environment, sourceArn });
      });

    expect(warnings('eu-west-1')).toEqual([]);
    expect(warnings('me-south-1')).toEqual([
      "RDS is not known to replicate automated backups from eu-central-1 to me-south-1; ask 'aws rds describe-source-regions --region me-south-1' before you apply (list of https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html, read 2026-11-23)",
    ]);
  });

  it.each([
    [
      { sourceArn: 'orders' },
      "sourceArn must be the ARN of a DB instance, got 'orders'; compute it with databaseArn(environment, identifier) [REPLICA_SOURCE_ARN]",
    ],
    [
      { sourceArn: databaseArn(drEnvironment, 'orders') },
      "sourceArn must lie in another Region than eu-west-1, got 'arn:aws:rds:eu-west-1:123456789012:db:orders'; backups beside their database do not survive the Region [REPLICA_SOURCE_REGION]",
    ],
    [
      { retentionDays: 90 },
      'retentionDays must be a whole number from 1 to 35, got 90; choose one in that range: AWS Backup keeps longer [REPLICATED_BACKUPS_RETENTION]',
    ],
    [
      { kmsKeyArn: 'arn:aws:kms:eu-central-1:123456789012:key/0a1b' },
      "kmsKeyArn must be the ARN of a KMS key in eu-west-1, got 'arn:aws:kms:eu-central-1:123456789012:key/0a1b'; backups are encrypted where they go, leave it out for a key of their own [REPLICATED_BACKUPS_KEY]",
    ],
  ])('fail when %j', (props, message) => {
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
  ])('%s to %s: %s', (from, to, expected) => {
    expect(replicatesBackups(from, to)).toBe(expected);
  });
});
