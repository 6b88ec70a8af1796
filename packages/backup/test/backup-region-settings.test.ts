import { EnvironmentStack } from '@etops/foundation';
import { synth, testEnvironment } from '@etops/testing';
import { BackupRegionSettings } from '../src';
import type { BackupRegionSettingsProps } from '../src';

const settingsOf = (props?: BackupRegionSettingsProps) =>
  synth(
    (stack: EnvironmentStack) => {
      new BackupRegionSettings(stack, 'backup-region-settings', props);
    },
    (app) => new EnvironmentStack(app, 'test', { environment: testEnvironment }),
  );

describe('BackupRegionSettings', () => {
  it('keeps its addresses', () => {
    expect(settingsOf().addresses()).toMatchSnapshot();
  });

  it('opts in to what this system stores, and leaves the types of others alone', () => {
    expect(settingsOf().resource('aws_backup_region_settings')).toMatchObject({
      resource_type_opt_in_preference: {
        EBS: true,
        EC2: true,
        EFS: true,
        RDS: true,
        S3: true,
        'Storage Gateway': true,
      },
      lifecycle: { ignore_changes: ['resource_type_opt_in_preference', 'resource_type_management_preference'] },
    });
  });

  it('applies a changed list by replacing the settings', () => {
    const json = settingsOf({ resourceTypes: ['RDS', 'EFS', 'RDS'] });

    expect(json.resource('terraform_data')).toMatchObject({ input: { types: 'EFS,RDS' } });
    expect(json.resource('aws_backup_region_settings')).toMatchObject({
      resource_type_opt_in_preference: { EFS: true, RDS: true },
      lifecycle: { replace_triggered_by: [expect.stringMatching(/^terraform_data\./) as string] },
    });
  });
});
