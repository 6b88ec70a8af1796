import { plannedChanges } from '../src/terraform/planned-changes';

const change = (actions: readonly string[], before: object | null, after: object | null, unknown = {}) => ({
  address: 'aws_db_instance.one',
  mode: 'managed',
  type: 'aws_db_instance',
  change: { actions, before, after, after_unknown: unknown } as never,
});

describe('plannedChanges', () => {
  it.each([
    [['create'], null, { name: 'a' }, 'create', ['name']],
    [['update'], { name: 'a', size: 1 }, { name: 'a', size: 2 }, 'update', ['size']],
    [['delete', 'create'], { name: 'a' }, { name: 'b' }, 'replace', ['name']],
    [['create', 'delete'], { name: 'a' }, { name: 'b' }, 'replace', ['name']],
    [['delete'], { name: 'a' }, null, 'delete', ['name']],
    [['forget'], { name: 'a' }, null, 'forget', ['name']],
  ] as const)('reads %j', (actions, before, after, action, attributes) => {
    expect(plannedChanges({ resource_changes: [change(actions, before, after)] })).toEqual([
      { address: 'aws_db_instance.one', type: 'aws_db_instance', action, attributes },
    ]);
  });

  it('counts what is known after the apply only, and null as absent', () => {
    expect(
      plannedChanges({
        resource_changes: [change(['update'], { arn: 'x', tags: null }, { name: 'a' }, { arn: true, name: false })],
      }),
    ).toMatchObject([{ attributes: ['arn', 'name'] }]);
  });

  it('ignores unchanged resources and data sources', () => {
    expect(plannedChanges({})).toEqual([]);
    expect(
      plannedChanges({
        resource_changes: [change(['no-op'], {}, {}), { ...change(['create'], null, {}), mode: 'data' }],
      }),
    ).toEqual([]);
  });
});
