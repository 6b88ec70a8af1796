import type { Attributes, Change } from './covered-sites';
import { at, of, problems, prove } from './covered-sites';

describe('selections', () => {
  const selected = (selection: Attributes, optIns: Attributes = {}) => {
    const { rows } = prove((all) => {
      all.primary.resource.aws_backup_selection = {
        tagged: { plan_id: '${aws_backup_plan.nightly.id}', ...selection },
      };
      Object.assign(of(all, 'aws_backup_region_settings', 'settings'), { resource_type_opt_in_preference: optIns });
    });
    return rows.filter(({ coverage }) => (coverage?.plans.length ?? 0) > 0).map(({ path }) => path);
  };
  const tag = { key: 'aws:ResourceTag/Backup', value: 'primary' };

  it.each<[what: string, selection: Attributes, paths: readonly string[]]>([
    ['an ARN', { resources: ['arn:aws:rds:eu-central-1:123456789012:db:airline-db'] }, ['primary/db']],
    ['a reference', { resources: ['${aws_efs_file_system.files.arn}'] }, ['primary/files']],
    ['a pattern', { resources: ['arn:aws:ec2:*:*:instance/*'] }, ['primary/servers']],
    ['a pattern and a tag', { resources: ['arn:aws:rds:*'], condition: [{ string_equals: [tag] }] }, ['primary/db']],
    ['a tag that must not match', { resources: ['arn:aws:rds:*'], condition: [{ string_not_equals: [tag] }] }, []],
    [
      'a tag by pattern',
      { resources: ['arn:aws:*'], condition: { string_like: { ...tag, value: 'prim*' } } },
      ['primary/db', 'primary/files', 'primary/servers'],
    ],
    [
      'a pattern that must not match',
      { resources: ['arn:aws:*'], condition: { string_not_like: { ...tag, value: '*' } } },
      [],
    ],
    [
      'all but one',
      { resources: ['arn:aws:*'], not_resources: ['arn:aws:rds:*'] },
      ['primary/files', 'primary/servers'],
    ],
    ['nothing', {}, []],
    ['everything, which obeys the opt-ins', { resources: ['*'] }, []],
  ])('by %s', (_, selection, paths) => {
    expect(selected(selection)).toEqual(paths);
  });

  it('select Aurora only if the Region opts in to it', () => {
    const cluster = (optIns: Attributes) =>
      problems((all) => {
        all.primary.resource.aws_rds_cluster = { aurora: at('primary/aurora', { cluster_identifier: 'a' }) };
        all.primary.resource.aws_backup_selection = {
          ...all.primary.resource.aws_backup_selection,
          aurora: { plan_id: '${aws_backup_plan.nightly.id}', resources: ['arn:aws:rds:*:*:cluster:*'] },
        };
        const settings = of(all, 'aws_backup_region_settings', 'settings');
        Object.assign(settings, { resource_type_opt_in_preference: { RDS: true, EFS: true, EC2: true, ...optIns } });
      })[0];

    expect(cluster({})).toContain('COVERAGE_NOT_OPTED_IN');
    expect(cluster({ Aurora: true })).toContain('COVERAGE_NO_RESTORE_TEST');
  });

  it('select no resource of another Region', () => {
    const move: Change = (all) => Object.assign(of(all, 'aws_efs_file_system', 'files'), { provider: 'aws.ireland' });

    expect(problems(move)[0]).toContain('primary/files: EFS must be selected by a backup plan in eu-west-1');
  });

  it('include tags that an Auto Scaling group propagates', () => {
    const change =
      (propagate: boolean): Change =>
      (all) => {
        Object.assign(of(all, 'aws_autoscaling_group', 'web'), {
          launch_template: [],
          mixed_instances_policy: {},
          tag: [{ key: 'Backup', value: 'primary', propagate_at_launch: propagate }],
        });
      };

    expect(problems(change(true))).toEqual([]);
    expect(problems(change(false))[0]).toContain('COVERAGE_NOT_SELECTED');
  });
});
