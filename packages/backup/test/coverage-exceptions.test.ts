import type { CoveragePolicy } from '../src';
import type { Change } from './covered-sites';
import { policy, problems, vaultArn, without, withRule } from './covered-sites';

describe('protections', () => {
  it.each<[code: string, message: string, change: Change]>([
    [
      'COVERAGE_REPLICA',
      'dr/db: RDS must be a replica of primary/db, as its protection says, got no replication between the two; select it with a plan, or correct the protection',
      ({ dr }) => delete dr.resource.aws_db_instance?.replica?.replicate_source_db,
    ],
    [
      'COVERAGE_REPLICA',
      'dr/files: EFS must be a replica of primary/files, as its protection says, got no replication between the two; select it with a plan, or correct the protection',
      without('primary', 'aws_efs_replication_configuration', 'files'),
    ],
    [
      'COVERAGE_NOT_REPLICATED',
      'primary/artifacts: S3 must be replicated to a bucket of this app in another Region, as its protection says, got no replication; replicate it, or select it with a plan',
      without('primary', 'aws_s3_bucket_replication_configuration', 'artifacts'),
    ],
    [
      'COVERAGE_NOT_VERSIONED',
      'primary/artifacts: S3 must keep old versions, as its protection says, got no versioning; enable it',
      without('primary', 'aws_s3_bucket_versioning', 'artifacts'),
    ],
    [
      'COVERAGE_NOT_LOCKED',
      'dr/archive: S3 must lock its versions, as its protection says, got no object lock with a rule; set a default retention',
      without('dr', 'aws_s3_bucket_object_lock_configuration', 'archive'),
    ],
  ])('fail with %s', (code, message, change) => {
    expect(problems(change)).toEqual([`${message} [${code}]`]);
  });

  it.each<[protection: NonNullable<CoveragePolicy['protections']>[number], expected: string]>([
    [
      { kind: 'locked-archive', path: 'dr/archive', sources: [] },
      'dr/archive: S3 must have sources in its protection, got none; add the paths of the resources that it has copies of [COVERAGE_ARCHIVE_SOURCE]',
    ],
    [
      { kind: 'locked-archive', path: 'dr/archive', sources: ['dr/db'] },
      "dr/archive: S3 must be in another Region than its source dr/db, got 'eu-west-1' for both; correct the protection [COVERAGE_ARCHIVE_SOURCE]",
    ],
    [
      { kind: 'locked-archive', path: 'dr/archive', sources: ['primary/exports'] },
      'dr/archive: S3 must be in another Region than its source primary/exports, got no such resource; correct the protection [COVERAGE_ARCHIVE_SOURCE]',
    ],
  ])('fail for %j', (protection, expected) => {
    expect(problems(undefined, { protections: [...(policy.protections?.slice(0, 3) ?? []), protection] })).toEqual([
      expected,
    ]);
  });

  it('fail for a replica in the Region of its source', () => {
    const move: Change = ({ dr }) => Object.assign(dr.provider.aws[0] ?? {}, { region: 'eu-central-1' });

    expect(problems(move)).toContain(
      "dr/db: RDS must be in another Region than its source primary/db, got 'eu-central-1' for both; move one, since both would be lost together [COVERAGE_REPLICA_REGION]",
    );
  });
});

describe('exemptions', () => {
  const exempt = { path: 'primary/artifacts', reason: 'recreated by the pipeline', expires: '2026-11-23' };
  const others = policy.protections?.filter(({ path }) => path !== 'primary/artifacts') ?? [];
  const unreplicated = without('primary', 'aws_s3_bucket_replication_configuration', 'artifacts');
  const exempted = (changes: Partial<typeof exempt>, today = '2026-11-23') =>
    problems(unreplicated, { protections: others, exemptions: [{ ...exempt, ...changes }], today });

  it('hold until their last day', () => {
    expect(exempted({})).toEqual([]);
    expect(exempted({}, '2026-11-24')).toEqual([
      'primary/artifacts: S3 must be covered since its exemption expired, got 2026-11-23; cover it, or decide again and set another date [COVERAGE_EXEMPTION_EXPIRED]',
    ]);
  });

  it.each([
    [
      { reason: ' ' },
      "primary/artifacts: S3 must be exempt for a reason, got ''; write why its data may be lost, or how else it is kept [COVERAGE_EXEMPTION_REASON]",
    ],
    [
      { expires: '2027-13-01' },
      "primary/artifacts: S3 must be exempt until a date, got '2027-13-01'; use '2027-06-30', for example [COVERAGE_EXEMPTION_DATE]",
    ],
  ])('fail with %j', (changes, expected) => {
    expect(exempted(changes)).toEqual([expected]);
  });

  it('fail without a resource, or with a second exception', () => {
    const gone = { ...exempt, path: 'primary/gone' };

    expect(problems(undefined, { exemptions: [gone] })).toEqual([
      'primary/gone: path must be a resource that holds data, got an exemption or protection that no stack has a resource for; remove it [COVERAGE_EXCEPTION_UNUSED]',
    ]);
    expect(problems(undefined, { exemptions: [exempt] })).toContain(
      'primary/artifacts: S3 must have one exemption or protection at most, got 2; keep one [COVERAGE_EXCEPTION_TWICE]',
    );
  });

  it('from the least retention still keep the greatest', () => {
    const exempt = (...paths: readonly string[]) =>
      paths.map((path) => ({
        path,
        exemptFrom: ['retention'] as const,
        reason: 'no data',
        expires: '2027-01-01',
      }));
    const named = (change: Change) =>
      problems(change, { exemptions: exempt('primary/servers') }).filter((problem) =>
        problem.startsWith('primary/servers'),
      );
    const keeping = (days: number): Change =>
      withRule(0, {
        copy_action: [{ destination_vault_arn: vaultArn('eu-west-1', 'dr'), lifecycle: { delete_after: days } }],
      });

    expect(named(keeping(7))).toEqual([]);
    expect(named(keeping(4000))).toContainEqual(expect.stringContaining('BACKUP_RETENTION_OUTLIVES_OBJECTIVE'));
  });

  it('from copies still require restore tests', () => {
    const local: Change = withRule(0, { copy_action: [] });
    const exemptions = ['db', 'files', 'servers'].map((name) => ({
      path: `primary/${name}`,
      exemptFrom: 'copy' as const,
      reason: 'one Region only',
      expires: '2027-01-01',
    }));

    expect(problems(local, { exemptions }).map((problem) => /\[(\w+)\]$/.exec(problem)?.[1])).toEqual([
      'COVERAGE_NO_RESTORE_TEST',
      'COVERAGE_NO_RESTORE_TEST',
      'COVERAGE_NO_RESTORE_TEST',
      'COVERAGE_REPLICA_SOURCE',
      'COVERAGE_REPLICA_SOURCE',
    ]);
  });
});
