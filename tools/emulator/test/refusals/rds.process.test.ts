import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  CreateDBInstanceCommand,
  CreateDBParameterGroupCommand,
  CreateDBSnapshotCommand,
  CreateDBSubnetGroupCommand,
  CreateOptionGroupCommand,
  DeleteDBInstanceCommand,
  DeleteDBParameterGroupCommand,
  DeleteDBSnapshotCommand,
  DeleteDBSubnetGroupCommand,
  DeleteOptionGroupCommand,
  ModifyDBInstanceCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import { EmulatedAws } from './emulated-aws';

const DATABASE = {
  DBInstanceIdentifier: 'main',
  DBInstanceClass: 'db.t4g.small',
  Engine: 'mysql',
  EngineVersion: '8.0.40',
  AllocatedStorage: 20,
  MasterUsername: 'boss',
  MasterUserPassword: 'correct-horse',
};

describe('RDS', () => {
  const aws = new EmulatedAws();
  const rds = () => aws.clients.of(RDSClient);

  it('refuses to delete groups while a database uses them', async () => {
    const { Subnets = [] } = await aws.clients.of(EC2Client).send(new DescribeSubnetsCommand({}));
    const SubnetIds = Subnets.map(({ SubnetId = '' }) => SubnetId);
    const described = { DBSubnetGroupDescription: 'Subnets', SubnetIds };
    const options = { EngineName: 'mysql', MajorEngineVersion: '8.0', OptionGroupDescription: 'Audit' };
    await rds().send(new CreateDBSubnetGroupCommand({ DBSubnetGroupName: 'subnets', ...described }));
    await rds().send(new CreateOptionGroupCommand({ OptionGroupName: 'audit', ...options }));
    const parameters = { DBParameterGroupFamily: 'mysql8.0', Description: 'Parameters' };
    await rds().send(new CreateDBParameterGroupCommand({ DBParameterGroupName: 'parameters', ...parameters }));
    const groups = { DBSubnetGroupName: 'subnets', OptionGroupName: 'audit', DBParameterGroupName: 'parameters' };
    await rds().send(new CreateDBInstanceCommand({ ...DATABASE, ...groups }));
    const deleteOptions = () => rds().send(new DeleteOptionGroupCommand({ OptionGroupName: 'audit' }));
    const deleteParameters = () =>
      rds().send(new DeleteDBParameterGroupCommand({ DBParameterGroupName: 'parameters' }));
    const deleteSubnets = () => rds().send(new DeleteDBSubnetGroupCommand({ DBSubnetGroupName: 'subnets' }));

    await expect(deleteOptions()).rejects.toMatchObject({ name: 'InvalidOptionGroupStateFault' });
    await expect(deleteParameters()).rejects.toMatchObject({ name: 'InvalidDBParameterGroupStateFault' });
    await expect(deleteSubnets()).rejects.toMatchObject({ name: 'InvalidDBSubnetGroupStateFault' });

    const { DBInstanceIdentifier } = DATABASE;
    const change = { DBInstanceIdentifier, OptionGroupName: 'default:mysql-8-0' };
    await rds().send(new ModifyDBInstanceCommand(change));
    // The snapshots of the time before still have the option group.
    await expect(deleteOptions()).rejects.toMatchObject({ name: 'InvalidOptionGroupStateFault' });

    const final = { FinalDBSnapshotIdentifier: 'final', SkipFinalSnapshot: false };
    await rds().send(new DeleteDBInstanceCommand({ DBInstanceIdentifier, ...final }));
    await deleteOptions();
    await deleteParameters();
    await deleteSubnets();
    await rds().send(new DeleteDBSnapshotCommand({ DBSnapshotIdentifier: 'final' }));
  });

  it('keeps an option group that a manual snapshot has, after the database is gone', async () => {
    const options = { EngineName: 'mysql', MajorEngineVersion: '8.0', OptionGroupDescription: 'Audit' };
    await rds().send(new CreateOptionGroupCommand({ OptionGroupName: 'kept', ...options }));
    const database = { DBInstanceIdentifier: 'saved' };
    await rds().send(new CreateDBInstanceCommand({ ...DATABASE, ...database, OptionGroupName: 'kept' }));
    await rds().send(new CreateDBSnapshotCommand({ ...database, DBSnapshotIdentifier: 'snapshot' }));
    await rds().send(new DeleteDBInstanceCommand({ ...database, SkipFinalSnapshot: true }));
    const deleteOptions = () => rds().send(new DeleteOptionGroupCommand({ OptionGroupName: 'kept' }));

    await expect(deleteOptions()).rejects.toMatchObject({ name: 'InvalidOptionGroupStateFault' });

    await rds().send(new DeleteDBSnapshotCommand({ DBSnapshotIdentifier: 'snapshot' }));
    await deleteOptions();
  });

  it('refuses an option group that does not exist', async () => {
    const database = { DBInstanceIdentifier: 'changed' };
    await rds().send(new CreateDBInstanceCommand({ ...DATABASE, ...database }));

    await expect(
      rds().send(new ModifyDBInstanceCommand({ ...database, OptionGroupName: 'missing' })),
    ).rejects.toMatchObject({ name: 'OptionGroupNotFoundFault' });
  });

  it.each([
    ['mysql', '8.0.40', 'default:mysql-8-0'],
    ['mariadb', '10.11.9', 'default:mariadb-10-11'],
    ['postgres', '16.4', 'default:postgres-16'],
  ])(
    'accepts the default option group of %s %s, and refuses that of another version',
    async (Engine, version, group) => {
      const create = (name: string, OptionGroupName?: string) => {
        const own = { Engine, EngineVersion: version, DBInstanceIdentifier: `${name}-${Engine}` };
        return rds().send(new CreateDBInstanceCommand({ ...DATABASE, ...own, OptionGroupName }));
      };
      const groupOf = async (name: string, OptionGroupName?: string) =>
        (await create(name, OptionGroupName)).DBInstance?.OptionGroupMemberships?.[0]?.OptionGroupName;

      expect(await groupOf('named', group)).toBe(group);
      expect(await groupOf('unnamed')).toBe(group);
      await expect(create('other', `${group}-9`)).rejects.toMatchObject({
        name: expect.stringMatching(/^InvalidParameterCombination/) as string,
      });
    },
  );

  it.each([
    ['mysql', { DBName: 'select' }],
    ['mysql', { DBName: 'mysql' }],
    ['mysql', { MasterUsername: 'rdsadmin' }],
    ['mysql', { MasterUsername: 'u'.repeat(33) }],
    ['mariadb', { DBName: 'select' }],
    ['postgres', { DBName: 'template1' }],
    ['postgres', { DBName: 'db' }],
    ['postgres', { DBName: '1st' }],
    ['postgres', { DBName: 'a-b' }],
    ['postgres', { MasterUsername: 'admin' }],
    ['postgres', { MasterUsername: 'User' }],
    ['postgres', { MasterUserPassword: 'short' }],
    ['postgres', { MasterUserPassword: 'with@a@sign' }],
  ])('refuses a database of %s with %p', async (Engine, names) => {
    const command = new CreateDBInstanceCommand({
      ...DATABASE,
      Engine,
      EngineVersion: undefined,
      DBInstanceIdentifier: 'refused',
      ...names,
    });

    await expect(rds().send(command)).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: expect.stringContaining(Object.keys(names)[0] ?? '') as string,
    });
  });

  it.each([
    ['mysql', { DBName: 'db', MasterUsername: 'admin' }],
    ['postgres', { DBName: 'postgres', MasterUsername: 'postgres' }],
  ])('creates a database of %s with %p', async (Engine, names) => {
    const own = { Engine, EngineVersion: undefined, DBInstanceIdentifier: `created-${Engine}` };
    await rds().send(new CreateDBInstanceCommand({ ...DATABASE, ...own, ...names }));
  });
});
