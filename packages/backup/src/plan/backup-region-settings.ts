import { BackupRegionSettings as AwsBackupRegionSettings } from '@cdktf/provider-aws/lib/backup-region-settings';
import { checkProps, ProblemList, replacementTrigger, throwProblems } from '@etops/foundation';
import { Construct } from 'constructs';
import { shapes } from '../shapes.generated';
import { checkTypeSpelling } from './check-type-spelling';

/** Types that a website stores its data in: databases, file systems, servers, volumes, buckets and on-premises volumes. */
const DEFAULT_TYPES = ['EBS', 'EC2', 'EFS', 'RDS', 'S3', 'Storage Gateway'] as const;

/** Properties of {@link BackupRegionSettings}. */
export interface BackupRegionSettingsProps {
  /**
   * Resource types that plans can select by tag, by the names that `aws backup describe-region-settings` prints.
   *
   * @default - EBS, EC2, EFS, RDS, S3 and Storage Gateway
   */
  readonly resourceTypes?: readonly string[];
}

/**
 * Opts a Region in to backups of resource types; otherwise a selection by tag silently ignores these types.
 *
 * Each account has one set of settings per Region: create this construct once, in one stack. Types that are not listed
 * keep their setting. AWS returns those too, so that differences are ignored. A changed list of types replaces the
 * settings, which AWS cannot delete and the provider leaves as they are.
 *
 * @throws ValidationError if there is no type, or if the name of one is misspelt
 */
export class BackupRegionSettings extends Construct {
  constructor(scope: Construct, id: string, props: BackupRegionSettingsProps = {}) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'BackupRegionSettingsProps', props);
    const { resourceTypes = DEFAULT_TYPES } = checked;
    const problems = new ProblemList();
    checkTypes(problems, 'resourceTypes', resourceTypes);
    throwProblems(this, problems.all);
    const types = [...new Set(resourceTypes)].sort();
    new AwsBackupRegionSettings(this, 'settings', {
      resourceTypeOptInPreference: Object.fromEntries(types.map((type) => [type, true])),
      lifecycle: {
        ignoreChanges: ['resource_type_opt_in_preference', 'resource_type_management_preference'],
        replaceTriggeredBy: [replacementTrigger(this, 'types', { types: types.join(',') })],
      },
    });
  }
}

function checkTypes(problems: ProblemList, path: string, types: readonly string[]): void {
  const known = problems.literal(path, types) ?? [];
  problems.require(
    types.length > 0,
    'BACKUP_SETTINGS_EMPTY',
    () => `${path} must contain at least one type, got none; omit it for the types of a website`,
  );
  for (const [index, type] of known.entries()) {
    checkTypeSpelling(problems, `${path}[${String(index)}]`, type);
  }
}
