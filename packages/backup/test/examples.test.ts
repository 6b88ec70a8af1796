import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readmeExamples, runExample } from '@etops/testing';

const root = join(__dirname, '..');
const run = (example: string) =>
  runExample(() => {
    jest.isolateModules(() => {
      jest.requireActual(join(root, 'examples', example));
    });
  });

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
});
