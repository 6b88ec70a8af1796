import { airline } from '../src/config/airline';
import { recordedOutputs, synthesized } from './output';

const ROLES = ['replica', 'primary'] as const;
type Role = (typeof ROLES)[number];

/** Regions of the stacks that hold data. */
const REGIONS = { primary: airline.primary.location.region, dr: airline.dr.location.region } as const;
type Site = keyof typeof REGIONS;
const SITES = ['primary', 'dr'] as const;

/** Site whose data is written, and the one with copies of it. */
const inUse = (role: Role): Site => (role === 'replica' ? 'primary' : 'dr');
const standby = (role: Role): Site => (role === 'replica' ? 'dr' : 'primary');
const databaseArn = (site: Site) => `arn:aws:rds:${REGIONS[site]}:${airline.accountId}:db:airline-${site}-database`;

/** The stacks in each combination of roles. */
const outputs = ROLES.flatMap((databaseRole) =>
  ROLES.map((filesRole) => {
    const { json } = synthesized(recordedOutputs, { ...airline, dr: { ...airline.dr, databaseRole, filesRole } });
    const stack = (name: Site | 'vault') => {
      const found = json[name];
      if (found === undefined) throw new Error(`no stack ${name}`);
      return found;
    };
    return { databaseRole, filesRole, stack };
  }),
);

describe.each(outputs)('with the database as $databaseRole and the files as $filesRole', (output) => {
  const { databaseRole, filesRole, stack } = output;

  it('no secret is written from another Region than that of the database in use', () => {
    const secrets = SITES.flatMap((site) =>
      stack(site)
        .resources('aws_secretsmanager_secret')
        .map(({ replica = [] }) => ({
          site,
          copiedTo: (replica as readonly { readonly region: string }[]).map(({ region }) => region),
        })),
    );

    expect(secrets).toEqual(
      databaseRole === 'replica'
        ? [{ site: 'primary', copiedTo: [REGIONS.dr] }]
        : [
            { site: 'primary', copiedTo: [] },
            { site: 'dr', copiedTo: [] },
          ],
    );
  });

  it('the servers of DR read the same secret, by whichever role', () => {
    const policies = JSON.stringify(stack('dr').resources('aws_iam_role_policy'));
    const [address] = stack('dr')
      .addresses()
      .filter((each) => each.startsWith('aws_secretsmanager_secret.'));
    const imports = stack('dr').json.import;

    if (databaseRole === 'replica') {
      expect(imports).toBeUndefined();
      expect(policies).toContain('${local.database_source-secret-arn');
    } else {
      expect(imports).toEqual([{ to: address, id: expect.stringContaining('database_source-secret-arn') as unknown }]);
      expect(policies).toContain(`\${${String(address)}.arn}`);
    }
  });

  it('automated backups go from the database in use to the other Region, and nowhere else', () => {
    const replications = SITES.flatMap((site) =>
      stack(site)
        .resources('aws_db_instance_automated_backups_replication')
        .map(({ source_db_instance_arn: source }) => ({ site, source })),
    );

    expect(replications).toEqual([{ site: standby(databaseRole), source: databaseArn(inUse(databaseRole)) }]);
  });

  it('what DR does not manage any longer is forgotten, not destroyed', () => {
    const { removed = [] } = stack('dr').json;

    expect(removed.every(({ lifecycle }) => JSON.stringify(lifecycle) === '{"destroy":false}')).toBe(true);
    expect(removed.map(({ from }) => String(from).split('.')[0])).toEqual(
      databaseRole === 'replica'
        ? ['aws_secretsmanager_secret', 'aws_secretsmanager_secret_version', 'aws_secretsmanager_secret_rotation']
        : ['aws_db_instance_automated_backups_replication'],
    );
  });

  it('the database in use has a standby, is backed up for as long as was promised, and is selected for backup', () => {
    const site = inUse(databaseRole);
    const instance = stack(site).resource('aws_db_instance');

    expect(instance).toMatchObject({
      multi_az: true,
      backup_retention_period: airline.backup.retentionDays,
      backup_window: '01:00-02:00',
      maintenance_window: 'sun:03:00-sun:04:00',
      skip_final_snapshot: false,
      tags: { Backup: `airline-${site}` },
    });
    expect((instance.lifecycle as { readonly ignore_changes: unknown }).ignore_changes).not.toContain(
      'backup_retention_period',
    );
    expect(instance).not.toHaveProperty('replicate_source_db');
  });

  it('changes of a promoted database do not wait for the maintenance window', () => {
    expect(stack('dr').resource('aws_db_instance')).toMatchObject({ apply_immediately: databaseRole === 'primary' });
  });

  it('files are replicated to DR as long as those of primary are in use, and never back', () => {
    const targets = (site: Site | 'vault') =>
      stack(site)
        .resources('aws_efs_replication_configuration')
        .map(({ destination }) => destination);

    expect([targets('primary'), targets('dr'), targets('vault')]).toEqual([
      filesRole === 'replica' ? [expect.objectContaining({ region: REGIONS.dr })] : [],
      [],
      [],
    ]);
  });
});

it('a flipped role removes nothing but what the runbook has deleted or Terraform forgets', () => {
  const [before, after] = [outputs[0], outputs[3]].map((output) =>
    SITES.flatMap(
      (site) =>
        output
          ?.stack(site)
          .addresses()
          .map((address) => `${site}: ${address}`) ?? [],
    ),
  );

  expect(
    before?.filter((address) => after?.includes(address) !== true).map((address) => address.split('.')[0]),
  ).toEqual(['primary: aws_efs_replication_configuration', 'dr: aws_db_instance_automated_backups_replication']);
});
