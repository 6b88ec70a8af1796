import { collectInventory, proveCoverage } from '@etops/backup';
import type { StackDocument } from '@etops/foundation';
import { coverageTable } from '@etops/reports';
import { problemsOf } from '@etops/testing';
import { airline } from '../src/config/airline';
import { stackBuilders } from '../src/stacks/assembly';
import { coveragePolicy } from '../src/parts/coverage-policy';
import { recordedOutputs, synthesized, TODAY } from './output';

type Attributes = Record<string, unknown>;
type Change = (attributes: Attributes, remove: () => void) => void;

const output = synthesized();

/** Returns the problems that the proof finds after a change to one resource, named by its construct path. */
function problemsWith(path: string, change: Change): readonly string[] {
  const documents = Object.entries(output.json).map(([name, { json }]) => ({ name, json: structuredClone(json) }));
  changeResource(documents, path, change);
  const { problems } = proveCoverage(collectInventory(documents), coveragePolicy(airline, TODAY));
  return problems.map((problem) => `${problem.path} ${problem.code}`);
}

function changeResource(documents: readonly StackDocument[], path: string, change: Change): void {
  const blocks = documents.flatMap(({ json }) =>
    Object.values((json.resource ?? {}) as Record<string, Record<string, Attributes>>),
  );
  for (const block of blocks) {
    for (const [name, attributes] of Object.entries(block)) {
      if ((attributes['//'] as { metadata?: { path?: string } } | undefined)?.metadata?.path === path) {
        change(attributes, () => Reflect.deleteProperty(block, name));
        return;
      }
    }
  }
  throw new Error(`no ${path} in the app`);
}

const remove: Change = (_, doRemove) => {
  doRemove();
};
const removeTags: Change = (attributes) => {
  delete attributes.tags;
  delete attributes.tag_specifications;
};
const removeCopies: Change = ({ rule }) => {
  for (const one of rule as Attributes[]) {
    one.copy_action = [];
  }
};

const selectedInPrimary = ['primary/database/instance', 'primary/web/files/file-system', 'primary/artifacts/bucket'];
const sourcesLost = ['vault/files/file-system COVERAGE_REPLICA_SOURCE', 'dr/database/instance COVERAGE_REPLICA_SOURCE'];

describe('the coverage proof', () => {
  it.each<[what: string, path: string, change: Change, expected: readonly string[]]>([
    [
      'the selection of primary',
      'primary/backup-plan/selection-tagged',
      remove,
      [
        // The continuous plan still selects these two, without copies.
        'primary/database/instance COVERAGE_NO_COPY',
        'primary/database/instance COVERAGE_NO_RESTORE_TEST',
        'primary/web/files/file-system COVERAGE_NOT_SELECTED',
        'primary/artifacts/bucket COVERAGE_NO_COPY',
        'primary/artifacts/bucket COVERAGE_NO_RESTORE_TEST',
        ...sourcesLost,
      ],
    ],
    [
      'the selection of DR’s servers',
      'dr/instance-backup-plan/selection-tagged',
      remove,
      ['dr/web/servers/group COVERAGE_NOT_SELECTED'],
    ],
    [
      'the copies of primary',
      'primary/backup-plan/plan',
      removeCopies,
      [
        ...selectedInPrimary.flatMap((path) => [`${path} COVERAGE_NO_COPY`, `${path} COVERAGE_NO_RESTORE_TEST`]),
        ...sourcesLost,
      ],
    ],
    [
      'the copies of DR’s servers',
      'dr/instance-backup-plan/plan',
      removeCopies,
      ['dr/web/servers/group COVERAGE_NO_COPY'],
    ],
    [
      'the database’s tag',
      'primary/database/instance',
      removeTags,
      ['primary/database/instance COVERAGE_NOT_SELECTED', 'dr/database/instance COVERAGE_REPLICA_SOURCE'],
    ],
    [
      'the files’ tag',
      'primary/web/files/file-system',
      removeTags,
      ['primary/web/files/file-system COVERAGE_NOT_SELECTED', 'vault/files/file-system COVERAGE_REPLICA_SOURCE'],
    ],
    [
      'the servers’ tag',
      'primary/web/servers/launch-template',
      removeTags,
      ['primary/web/servers/group COVERAGE_NOT_SELECTED'],
    ],
    ['the artifacts’ tag', 'primary/artifacts/bucket', removeTags, ['primary/artifacts/bucket COVERAGE_NOT_SELECTED']],
    [
      'the replication of the files',
      'primary/web/files/replication',
      remove,
      ['vault/files/file-system COVERAGE_REPLICA'],
    ],
    [
      'the restore test of databases',
      'dr/restore-tests/test-rds',
      remove,
      ['primary/database/instance COVERAGE_NO_RESTORE_TEST', 'dr/database/instance COVERAGE_REPLICA_SOURCE'],
    ],
    [
      'the restore test of files',
      'dr/restore-tests/test-efs',
      remove,
      ['primary/web/files/file-system COVERAGE_NO_RESTORE_TEST', 'vault/files/file-system COVERAGE_REPLICA_SOURCE'],
    ],
    [
      'the restore test of buckets',
      'dr/restore-tests/test-s3',
      remove,
      ['primary/artifacts/bucket COVERAGE_NO_RESTORE_TEST'],
    ],
  ])('names the uncovered resources without %s', (_, path, change, expected) => {
    expect([...problemsWith(path, change)].sort()).toEqual([...expected].sort());
  });
});

describe('coverage', () => {
  it('is proven before any file is written', () => {
    const builders: typeof stackBuilders = (...args) =>
      stackBuilders(...args).map((build) => (app) => {
        const stack = build(app);
        stack.node.tryFindChild('restore-tests')?.node.tryRemoveChild('test-s3');
        return stack;
      });

    expect(problemsOf(() => synthesized(recordedOutputs, airline, { builders }))).toEqual([
      'primary/artifacts/bucket: S3 must have a restore test, got none of S3 from a vault that holds its recovery points; add one to RestoreTesting, or exempt it with a reason [COVERAGE_NO_RESTORE_TEST]',
    ]);
  });

  it('includes the promoted database in DR, which DR’s plans back up', () => {
    const promoted = { ...airline, dr: { ...airline.dr, databaseRole: 'primary' as const } };
    const { coverage } = synthesized(recordedOutputs, promoted);

    expect(coverage.find(({ path }) => path === 'dr/database/instance')?.coverage).toMatchObject({
      plans: [{ name: 'airline-dr-backup' }, { name: 'airline-dr-continuous' }],
      restoreTests: [{ planName: 'airline_dr_restore_test' }],
    });
  });

  it('includes the writable files in DR, and primary does not replicate over them', () => {
    const promoted = { ...airline, dr: { ...airline.dr, databaseRole: 'primary', filesRole: 'primary' } } as const;
    const { coverage, json } = synthesized(recordedOutputs, promoted);

    expect(coverage.find(({ path }) => path === 'vault/files/file-system')?.coverage).toMatchObject({
      plans: [{ name: 'airline-dr-backup' }],
      restoreTests: [{ planName: 'airline_dr_restore_test' }],
    });
    expect(json.primary?.resources('aws_efs_replication_configuration')).toEqual([]);
  });

  it('includes the volumes of the on-premises site, but for a test of their restores', () => {
    const volumes = {
      address: '10.0.0.20',
      timeZone: 'GMT',
      uploadBufferDisks: ['/dev/sdb'],
      volumes: [{ targetName: 'files', disk: '/dev/sdc', preserveExistingData: false }],
    };
    const { coverage } = synthesized(recordedOutputs, { ...airline, onPremises: { ...airline.onPremises, volumes } });

    expect(coverage.find(({ path }) => path === 'primary/site-volumes/volume-files')).toMatchObject({
      exemption: { exemptFrom: 'restore-test' },
    });
  });

  it('ends when an exemption expires', () => {
    const documents = Object.entries(output.json).map(([name, { json }]) => ({ name, json }));
    const { problems } = proveCoverage(collectInventory(documents), coveragePolicy(airline, '2027-12-01'));

    expect(problems).toContainEqual({
      path: 'staging/database/instance',
      code: 'COVERAGE_EXEMPTION_EXPIRED',
      message:
        'RDS must be covered since its exemption expired, got 2027-11-30; cover it, or decide again and set another date',
    });
  });

  it('is a table that explains replicas, archives and exemptions', () => {
    const rows = coverageTable(output.coverage, 'markdown').split('\n');
    const explanationOf = (path: string) =>
      rows
        .find((row) => row.startsWith(`| ${path} `))
        ?.split('|')[4]
        ?.trim();

    expect(explanationOf('vault/files/file-system')).toBe('replica of primary/web/files/file-system');
    expect(explanationOf('vault/archive/bucket')).toBe(
      'locked archive of primary/database/instance, primary/artifacts/bucket',
    );
    expect(explanationOf('staging/database/instance')).toMatch(/^exempt until 2027-11-30: test data/);
  });
});
