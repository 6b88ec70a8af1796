import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compareFragments, runExample } from '@etops/testing';

const root = join(__dirname, '..');
const run = (example: string) => runExample(() => jest.requireActual(join(root, 'examples', example)));

describe('examples', () => {
  it('contain every fragment of the pages, and no other region', () => {
    const docs = readdirSync(join(root, 'docs')).map((page) => join(root, 'docs', page));

    expect(compareFragments([join(root, 'README.md'), ...docs], join(root, 'examples'))).toEqual({
      notCompiled: [],
      notShown: [],
    });
  });

  const { vault, primary, shop } = run('vault-and-plan.ts');

  it('copy recovery points to a vault that the other stack knows by name only', () => {
    expect(vault?.resource('aws_backup_vault')).toMatchObject({ name: 'airline-vault-backup' });
    expect(primary?.text).toContain('arn:aws:backup:eu-west-1:123456789012:backup-vault:airline-vault-backup');
    expect(primary?.text).not.toContain('terraform_remote_state');
  });

  it('use an existing vault, and an air-gapped one', () => {
    expect(shop?.resource('aws_backup_plan')).toMatchObject({ rule: [{ target_vault_name: 'Default' }] });
    expect(shop?.resources('aws_backup_vault')).toEqual([]);
    expect(vault?.resource('aws_backup_logically_air_gapped_vault')).toBeDefined();
  });

  it('create plans from presets, and a continuous one', () => {
    const names = run('backup-plans.ts')
      .primary?.resources('aws_backup_plan')
      .map(({ rule }) => (rule as readonly { rule_name: string }[]).map(({ rule_name }) => rule_name).join());

    expect(names).toEqual(['eight-hourly,daily,weekly,monthly', 'continuous', 'daily,weekly,monthly']);
  });

  it('restore two types and a server every month', () => {
    const { dr } = run('restore-testing.ts');

    expect(dr?.resources('aws_backup_restore_testing_selection')).toHaveLength(2);
    expect(dr?.resources('aws_sfn_state_machine')).toHaveLength(1);
  });

  it('prove the coverage of a stack with an exemption', () => {
    expect(run('coverage.ts').primary?.resource('aws_s3_bucket')).toMatchObject({ bucket: 'airline-logs' });
  });

  it('audit seven controls', () => {
    expect(run('audit.ts').primary?.resource('aws_backup_framework').control).toHaveLength(7);
  });

  it('replicate to an archive that the other stack knows by name only', () => {
    const { vault: archive, primary: source } = run('archive.ts');

    expect(archive?.resource('aws_s3_bucket_object_lock_configuration')).toBeDefined();
    expect(source?.resource('aws_s3_bucket_replication_configuration')).toMatchObject({
      rule: [{ destination: { bucket: `arn:aws:s3:::${String(archive?.resource('aws_s3_bucket').bucket)}` } }],
    });
    expect(source?.text).not.toContain('terraform_remote_state');
  });

  it('notify of missed jobs, and clean up', () => {
    const operations = run('notifications.ts').primary;

    expect(operations?.resources('aws_sfn_state_machine')).toHaveLength(2);
    expect(operations?.resources('aws_cloudwatch_metric_alarm')).toHaveLength(4);
  });

  it('connect the on-premises site with three gateways', () => {
    const site = run('storage-gateway.ts').primary;

    expect(
      site
        ?.resources('aws_storagegateway_gateway')
        .map(({ gateway_type }) => gateway_type)
        .sort(),
    ).toEqual(['CACHED', 'FILE_S3', 'STORED']);
  });
});
