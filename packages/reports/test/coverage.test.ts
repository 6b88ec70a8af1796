import type { CoveredResource } from '../src';
import { coverageTable } from '../src';

const files: CoveredResource = {
  path: 'primary/web/files',
  type: 'EFS',
  region: 'eu-central-1',
  coverage: {
    plans: [
      {
        rules: [
          { retentionDays: 35, continuous: false },
          { retentionDays: 7, continuous: false },
        ],
      },
      { rules: [{ retentionDays: 14, continuous: true }] },
    ],
    copies: [
      { region: 'eu-west-1', retentionDays: 90 },
      { region: 'eu-west-1', retentionDays: 35 },
    ],
    restoreTests: [{ planName: 'restore_test', region: 'eu-west-1' }],
  },
};
const other = { path: 'a', type: 'S3', region: 'eu-west-1' };

/** Returns the cells of the only resource, after path, type and Region. */
function cellsOf(resource: CoveredResource): readonly string[] {
  const row = coverageTable([resource], 'markdown').split('\n')[2] ?? '';
  return row
    .split('|')
    .slice(4, -1)
    .map((cell) => cell.trim());
}

describe('coverageTable', () => {
  it('shows retention in ascending order, copies by Region, and restore tests', () => {
    expect(cellsOf(files)).toEqual(['7, 35; any second of 14', 'eu-west-1: 35, 90', 'eu-west-1: restore_test']);
  });

  it.each<[string, CoveredResource, string]>([
    ['replica', { ...other, protection: { kind: 'replica', source: 'b' } }, 'replica of b'],
    ['replicated bucket', { ...other, protection: { kind: 'replicated-bucket' } }, 'replicated to another Region'],
    [
      'locked archive',
      { ...other, protection: { kind: 'locked-archive', sources: ['b', 'c'] } },
      'locked archive of b, c',
    ],
    [
      'exemption',
      { ...other, exemption: { reason: 'test data', expires: '2027-11-30' } },
      'exempt until 2027-11-30: test data',
    ],
  ])('explains a %s instead', (_, resource, text) => {
    expect(cellsOf(resource)[0]).toBe(text);
  });

  it('shows retentions that only Terraform knows as variable', () => {
    const rules = [
      { retentionDays: undefined, continuous: false },
      { retentionDays: 35, continuous: false },
      { retentionDays: undefined, continuous: true },
    ];
    const copies = [{ region: 'eu-west-1', retentionDays: undefined }];

    expect(cellsOf({ ...other, coverage: { plans: [{ rules }], copies, restoreTests: [] } }).slice(0, 2)).toEqual([
      '35, variable; any second of a variable retention',
      'eu-west-1: variable',
    ]);
  });

  it('explains an exemption from restore tests in addition to the backups', () => {
    const { coverage } = files;
    const exemption = { reason: 'one bucket is enough', expires: '2027-11-30' };

    const cells = cellsOf({
      ...files,
      exemption,
      ...(coverage === undefined ? {} : { coverage: { ...coverage, restoreTests: [] } }),
    });

    expect(cells[2]).toBe('exempt until 2027-11-30: one bucket is enough');
  });

  it('lets an explanation span the columns of backups in text', () => {
    const text = coverageTable([{ ...other, protection: { kind: 'replicated-bucket' } }]);

    expect(text).toMatch(/│ a +│ S3 +│ eu-west-1 +│ replicated to another Region +│$/m);
  });
});
