import { problemsOf, testEnvironment as environment } from '@etops/testing';
import { ArchiveBucket, BackupAudit, BackupFreshnessMonitor, BackupPlan, backupVaultRef, RestoreTesting } from '../src';
import type {
  ArchiveBucketProps,
  BackupAuditProps,
  BackupFreshnessMonitorProps,
  BackupPlanProps,
  RestoreTestingProps,
} from '../src';
import { problems as coverageProblems } from './covered-sites';
import { inStack, notifications } from './operations-kit';

const vault = { ...backupVaultRef(environment), vaultName: 'airline-primary-backup' };
const oneOf = (path: string, got: string, code: string) =>
  expect.stringMatching(
    new RegExp(
      `^test/it: ${path.replace(/[[\]]/g, '.')} must be one of '.*', got '${got}'; use '.*', for example \\[${code}]$`,
    ),
  ) as unknown;

describe('constructs for backup, of a caller without TypeScript', () => {
  it('fail with an unknown resource type of a selection', () => {
    const props = {
      environment,
      vault,
      rules: [{ name: 'daily', schedule: 'cron(0 5 ? * * *)', retentionDays: 14, coldAfterDays: 1 }],
      selections: [{ name: 'files', types: ['Efs'] }],
    };

    expect(
      problemsOf(() => inStack((stack) => new BackupPlan(stack, 'it', props as unknown as BackupPlanProps))),
    ).toContainEqual(oneOf('selections[files].types[0]', 'Efs', 'BACKUP_RESOURCE_TYPE'));
  });

  it('fail with an unknown type or choice of restore tests', () => {
    const props = { environment, vaults: [vault], tests: [{ type: 'Efs' }], choose: 'newest' };

    expect(
      problemsOf(() => inStack((stack) => new RestoreTesting(stack, 'it', props as unknown as RestoreTestingProps))),
    ).toEqual([oneOf('choose', 'newest', 'RESTORE_TEST_CHOICE'), oneOf('tests[0].type', 'Efs', 'RESTORE_TEST_TYPE')]);
  });

  it('fail without the type of a restore test', () => {
    const props = { environment, vaults: [vault], tests: [{}] };

    expect(
      problemsOf(() => inStack((stack) => new RestoreTesting(stack, 'it', props as unknown as RestoreTestingProps))),
    ).toContainEqual("test/it: tests[0].type must be given, got nothing; use 'RDS', for example [RESTORE_TEST_TYPE]");
  });

  it('fail with an unknown recorder, role or report of an audit', () => {
    const props = {
      environment,
      recorder: { kind: 'mine', resourceTypes: 'all' },
      reportsRole: 'other',
      reports: ['JOB_REPORT'],
      controls: { encrypted: true },
    };

    expect(
      problemsOf(() => inStack((stack) => new BackupAudit(stack, 'it', props as unknown as BackupAuditProps))),
    ).toEqual([
      oneOf('recorder.kind', 'mine', 'AUDIT_RECORDER'),
      oneOf('reportsRole', 'other', 'AUDIT_REPORTS_ROLE'),
      oneOf('reports[0]', 'JOB_REPORT', 'AUDIT_REPORT'),
    ]);
  });

  it('fail with an unknown mode or storage class of an archive', () => {
    const props = {
      environment,
      purpose: 'archive',
      lock: { mode: 'complience', retention: { days: 30 } },
      rules: [{ prefix: 'a/', transitions: [{ afterDays: 30, storageClass: 'COLD' }] }],
    };

    expect(
      problemsOf(() => inStack((stack) => new ArchiveBucket(stack, 'it', props as unknown as ArchiveBucketProps))),
    ).toEqual([
      oneOf('lock.mode', 'complience', 'ARCHIVE_LOCK_MODE'),
      oneOf('rules[0].transitions[0].storageClass', 'COLD', 'ARCHIVE_STORAGE_CLASS'),
    ]);
  });

  it('fail with an unknown kind, or missing days, of a freshness check', () => {
    const props = { environment, notifications, checks: [{ kind: 'backup', id: 'nightly' }] };

    expect(
      problemsOf(() =>
        inStack((stack) => new BackupFreshnessMonitor(stack, 'it', props as unknown as BackupFreshnessMonitorProps)),
      ),
    ).toEqual([
      oneOf('checks[nightly].kind', 'backup', 'FRESHNESS_KIND'),
      'test/it: checks[nightly].withinDays must be given, got nothing; use days, for example 2 [FRESHNESS_DAYS]',
    ]);
  });
});

describe('proveCoverage of a caller without TypeScript', () => {
  it('fails with an unknown protection, which would protect nothing', () => {
    const protections = [{ kind: 'copied', path: 'dr/archive' }] as never;

    expect(coverageProblems(undefined, { protections })).toContainEqual(
      "dr/archive: protection.kind must be one of 'replica', 'replicated-bucket', 'locked-archive', got 'copied'; use 'replica', for example [COVERAGE_PROTECTION]",
    );
  });

  it('fails with an exemption from an unknown requirement', () => {
    const exemptions = [{ path: 'dr/archive', exemptFrom: 'copies', reason: 'test', expires: '2027-01-01' }] as never;

    expect(coverageProblems(undefined, { exemptions })).toContainEqual(
      "dr/archive: exemptFrom must be one of 'everything', 'copy', 'restore-test', got 'copies'; use 'everything', for example [COVERAGE_EXEMPTION]",
    );
  });
});
