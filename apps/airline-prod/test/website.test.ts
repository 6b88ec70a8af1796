import type { AlarmSpec } from '@etops/contracts';
import { WebTier } from '@etops/web-tier';
import { airline } from '../src/config/airline';
import { stackBuilders } from '../src/stacks/assembly';
import { recordedOutputs, synthesized } from './output';

const output = synthesized();

describe('the website', () => {
  it('has six servers in three zones in primary, and one in DR that can scale out as far', () => {
    const [primary, dr] = ['primary', 'dr'].map((stack) => output.json[stack]?.resource('aws_autoscaling_group'));

    expect(primary).toMatchObject({ min_size: 6, desired_capacity: 6 });
    expect(primary?.vpc_zone_identifier).toHaveLength(3);
    expect(dr).toMatchObject({ min_size: 1, desired_capacity: 1, max_size: primary?.max_size });
  });

  it('has a Multi-AZ database, and a replica that names it by a computed ARN', () => {
    expect(output.json.primary?.resource('aws_db_instance')).toMatchObject({ multi_az: true });
    expect(output.json.dr?.resource('aws_db_instance')).toMatchObject({
      replicate_source_db: `arn:aws:rds:eu-central-1:123456789012:db:${String(
        output.json.primary?.resource('aws_db_instance').identifier,
      )}`,
    });
  });

  it('releases nothing in DR while a switch makes DR serve, or leaves it as the last reserve in AWS', () => {
    const releaseOf = (stack: string) =>
      String(
        output.json[stack]
          ?.resources('aws_sfn_state_machine')
          .find(({ name }) => name === `airline-${stack}-web-release`)?.definition,
      );
    const names = ['evacuate-on-premises', 'evacuate-primary', 'dr-in-service'].map(
      (id) => `"/airline/dns/failover/${id}"`,
    );
    const parameters = output.json.dns?.resources('aws_ssm_parameter').map(({ name }) => JSON.stringify(name));

    expect(releaseOf('dr')).toContain(`"Names":[${names.join(',')}]`);
    expect(parameters).toEqual(expect.arrayContaining(names));
    expect(releaseOf('primary')).not.toContain('ReadSwitches');
  });

  it('copies its backups to the locked vault, named by a computed ARN', () => {
    const vault = String(output.json.vault?.resource('aws_backup_vault').name);

    expect(JSON.stringify(output.json.primary?.resources('aws_backup_plan')[0])).toContain(
      `arn:aws:backup:eu-west-1:123456789012:backup-vault:${vault}`,
    );
  });

  it('replicates the database credentials to DR, encrypted with the key in vault', () => {
    const [alias] =
      output.json.vault?.resources('aws_kms_alias').filter(({ name }) => String(name).includes('database')) ?? [];
    const { name, replica } = output.json.primary?.resource('aws_secretsmanager_secret') ?? {};

    expect(replica).toEqual([
      { region: 'eu-west-1', kms_key_id: `arn:aws:kms:eu-west-1:123456789012:${String(alias?.name)}` },
    ]);
    expect(output.json.dr?.dataSources('aws_secretsmanager_secrets')).toMatchObject([{ filter: [{ values: [name] }] }]);
    expect(output.json.dr?.dataSources('aws_kms_alias')).toContainEqual(expect.objectContaining({ name: alias?.name }));
  });

  it('exports the snapshots of DR’s database to the archive, with a lifecycle rule', () => {
    const { dr, vault } = output.json;
    const machine = String(
      dr?.resources('aws_sfn_state_machine').find(({ name }) => name === 'airline-dr-database-export')?.definition,
    );
    const bucket = vault?.resources('aws_s3_bucket').find(({ bucket: name }) => String(name).includes('archive'));
    const rules = vault?.resources('aws_s3_bucket_lifecycle_configuration').flatMap(({ rule }) => rule);

    expect(machine).toContain(`"S3BucketName":"${String(bucket?.bucket)}","S3Prefix":"database-exports"`);
    expect(machine).toContain('"DbInstanceIdentifier":"airline-dr-database"');
    expect(rules).toContainEqual(expect.objectContaining({ filter: [{ prefix: 'database-exports/' }] }));
  });

  it('replicates the database’s automated backups to DR, independent of the replica', () => {
    expect(output.json.dr?.resource('aws_db_instance_automated_backups_replication')).toMatchObject({
      source_db_instance_arn: output.json.dr?.resource('aws_db_instance').replicate_source_db,
    });
  });

  it('has no password in any JSON', () => {
    const passwords = ['primary', 'staging'].flatMap((stack) => output.json[stack]?.resources('aws_db_instance') ?? []);

    expect(passwords.map(({ password }) => password)).toEqual([undefined, undefined]);
    expect(passwords.map(({ password_wo }) => password_wo)).toEqual([
      expect.stringContaining('ephemeral.'),
      expect.stringContaining('ephemeral.'),
    ]);
  });
});

describe('the replica of the files', () => {
  it('has an alarm that goes off when it is older than the recovery point objective', () => {
    const alarms: AlarmSpec[] = [];
    const builders: typeof stackBuilders = (...args) =>
      stackBuilders(...args).map((build) => (app) => {
        const stack = build(app);
        const web = stack.node.tryFindChild('web');
        if (stack.node.id === 'primary' && web instanceof WebTier) {
          alarms.push(...web.alarms);
        }
        return stack;
      });

    synthesized(recordedOutputs, airline, { builders });

    expect(alarms.find(({ id }) => id === 'files-replication-is-late')).toMatchObject({
      metricName: 'TimeSinceLastSync',
      threshold: airline.objective.recoveryPointMinutes * 60,
    });
  });
});
