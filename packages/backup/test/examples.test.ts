import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readmeExamples, runExample } from '@etops/testing';

const root = join(__dirname, '..');
const run = (example: string) => runExample(() => jest.requireActual(join(root, 'examples', example)));

describe('examples', () => {
  it('stand in the README as they are', () => {
    const files = readdirSync(join(root, 'examples')).map((file) => readFileSync(join(root, 'examples', file), 'utf8'));

    expect([...readmeExamples(join(root, 'README.md'))].sort()).toEqual([...files].sort());
  });

  it('copy every night to a vault that the other stack knows by name only', () => {
    const { vault, primary } = run('vault-and-plan.ts');

    expect(vault?.resource('aws_backup_vault')).toMatchObject({ name: 'airline-vault-backup' });
    expect(primary?.text).toContain('arn:aws:backup:eu-west-1:123456789012:backup-vault:airline-vault-backup');
    expect(primary?.text).not.toContain('terraform_remote_state');
  });

  it('store in a vault that somebody else made', () => {
    const { shop } = run('existing-vault.ts');

    expect(shop?.resource('aws_backup_plan')).toMatchObject({ rule: [{ target_vault_name: 'Default' }] });
    expect(shop?.resources('aws_backup_vault')).toEqual([]);
  });

  it('keep what a ready-made plan keeps, and the last days to the second', () => {
    const names = run('plans.ts')
      .primary?.resources('aws_backup_plan')
      .map(({ rule }) => (rule as readonly { rule_name: string }[]).map(({ rule_name }) => rule_name).join());

    expect(names).toEqual(['eight-hourly,daily,weekly,monthly', 'continuous', 'daily,weekly,monthly']);
  });

  it('restore what was copied, every month', () => {
    expect(run('restore-tests.ts').dr?.resources('aws_backup_restore_testing_selection')).toHaveLength(3);
  });

  it('are covered, or say why not', () => {
    expect(run('coverage.ts').primary?.resource('aws_s3_bucket')).toMatchObject({ bucket: 'airline-logs' });
  });

  it('are looked at every day', () => {
    expect(run('audit.ts').primary?.resource('aws_backup_framework').control).toHaveLength(7);
  });

  it('replicate to an archive that the other stack knows by name only', () => {
    const { vault, primary } = run('archive.ts');

    expect(vault?.resource('aws_s3_bucket_object_lock_configuration')).toBeDefined();
    expect(primary?.resource('aws_s3_bucket_replication_configuration')).toMatchObject({
      rule: [{ destination: { bucket: `arn:aws:s3:::${String(vault?.resource('aws_s3_bucket').bucket)}` } }],
    });
    expect(primary?.text).not.toContain('terraform_remote_state');
  });

  it('tell of what did not happen, and clean up', () => {
    const { primary } = run('care.ts');

    expect(primary?.resources('aws_sfn_state_machine')).toHaveLength(2);
    expect(primary?.resources('aws_cloudwatch_metric_alarm')).toHaveLength(4);
  });

  it('bring the site on-premises to AWS', () => {
    const { primary } = run('storage-gateway.ts');

    expect(
      primary
        ?.resources('aws_storagegateway_gateway')
        .map(({ gateway_type }) => gateway_type)
        .sort(),
    ).toEqual(['CACHED', 'FILE_S3', 'STORED']);
  });

  it('keep copies apart from the account', () => {
    expect(run('air-gapped-vault.ts').vault?.resource('aws_backup_logically_air_gapped_vault')).toBeDefined();
  });
});
