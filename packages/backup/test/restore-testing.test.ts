import { EnvironmentStack } from '@etops/foundation';
import { problemsOf, synth, testEnvironment, testNetwork } from '@etops/testing';
import { Token } from 'cdktf';
import { backupVaultRef, RestoreTesting } from '../src';
import type { RestoreTestingProps } from '../src';

const vault = backupVaultRef(testEnvironment);
const tests = [{ type: 'RDS' }, { type: 'EC2' }, { type: 'EFS' }] as const;

const testingOf = (props: Partial<RestoreTestingProps> = {}) =>
  synth(
    (stack: EnvironmentStack) => {
      new RestoreTesting(stack, 'restore-tests', {
        environment: testEnvironment,
        vaults: [vault],
        tests,
        network: testNetwork,
        ...props,
      });
    },
    (app) => new EnvironmentStack(app, 'test', { environment: testEnvironment }),
  );

const withoutNetwork = (props: RestoreTestingProps) =>
  synth(
    (stack: EnvironmentStack) => {
      new RestoreTesting(stack, 'restore-tests', props);
    },
    (app) => new EnvironmentStack(app, 'test', { environment: testEnvironment }),
  );

describe('RestoreTesting', () => {
  it('keeps its addresses', () => {
    expect(testingOf().addresses()).toMatchSnapshot();
  });

  it('restores the latest recovery points of the vault, by a name without hyphens', () => {
    expect(testingOf().resource('aws_backup_restore_testing_plan')).toMatchObject({
      name: 'airline_primary_restore_test',
      schedule_expression: 'cron(0 9 1 * ? *)',
      start_window_hours: 8,
      recovery_point_selection: [
        {
          algorithm: 'LATEST_WITHIN_WINDOW',
          include_vaults: ['arn:aws:backup:eu-central-1:123456789012:backup-vault:airline-primary-backup'],
          recovery_point_types: ['SNAPSHOT'],
          selection_window_days: 7,
        },
      ],
    });
  });

  it('restores databases and servers into data subnets, with a security group without rules', () => {
    const json = testingOf();
    const [ec2, efs, rds] = json.resources('aws_backup_restore_testing_selection');
    const group = json.addresses().find((address) => address.startsWith('aws_security_group.')) ?? '';
    const subnets = json.addresses().find((address) => address.startsWith('aws_db_subnet_group.')) ?? '';

    expect(rds).toMatchObject({
      protected_resource_type: 'RDS',
      protected_resource_arns: ['*'],
      validation_window_hours: 4,
      restore_metadata_overrides: {
        dbSubnetGroupName: `\${${subnets}.name}`,
        vpcSecurityGroupIds: `["\${${group}.id}"]`,
        publiclyAccessible: 'false',
        multiAz: 'false',
      },
    });
    expect(ec2).toMatchObject({
      restore_metadata_overrides: { subnetId: 'subnet-data-eu-central-1a', securityGroupIds: `["\${${group}.id}"]` },
    });
    expect(efs?.restore_metadata_overrides).toBeUndefined();
    expect(json.resource('aws_db_subnet_group')).toMatchObject({
      subnet_ids: testNetwork.dataSubnets.map(({ id }) => id),
    });
    expect(json.resource('aws_security_group')).not.toHaveProperty('egress');
  });

  it("prefers the caller's overrides to its own", () => {
    const json = testingOf({
      tests: [
        {
          type: 'RDS',
          tag: { key: 'Backup', value: 'airline-primary' },
          overrides: { dbInstanceClass: 'db.t4g.large', multiAz: 'true' },
          validationWindowHours: 24,
        },
      ],
      choose: 'random',
    });

    expect(json.resource('aws_backup_restore_testing_selection')).toMatchObject({
      protected_resource_conditions: [{ string_equals: [{ key: 'aws:ResourceTag/Backup', value: 'airline-primary' }] }],
      restore_metadata_overrides: { dbInstanceClass: 'db.t4g.large', multiAz: 'true', publiclyAccessible: 'false' },
      validation_window_hours: 24,
    });
    // The provider takes ARNs or a tag, never both.
    expect(json.resource('aws_backup_restore_testing_selection')).not.toHaveProperty('protected_resource_arns');
    expect(json.text).toContain('RANDOM_WITHIN_WINDOW');
  });

  it('creates a role for restores only, or uses a given role', () => {
    const policies = testingOf().resources('aws_iam_role_policy_attachment');
    const roleArn = 'arn:aws:iam::123456789012:role/restore';

    expect(policies.map(({ policy_arn }) => policy_arn)).toEqual([
      'arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores',
      'arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Restore',
    ]);
    expect(testingOf({ roleArn }).resources('aws_iam_role')).toEqual([]);
  });

  it('needs no network for file systems and buckets', () => {
    const json = withoutNetwork({
      environment: testEnvironment,
      vaults: [vault],
      tests: [{ type: 'EFS' }, { type: 'S3', resourceArns: ['arn:aws:s3:::airline-archive'] }],
    });

    expect(json.resources('aws_security_group')).toEqual([]);
    expect(json.resources('aws_backup_restore_testing_selection')).toMatchObject([
      { protected_resource_arns: ['*'] },
      { protected_resource_arns: ['arn:aws:s3:::airline-archive'] },
    ]);
  });

  it('offers a check of each type, since one type may fail while another passes', () => {
    let checks: RestoreTesting['freshnessChecks'] = [];
    synth(
      (stack: EnvironmentStack) => {
        checks = new RestoreTesting(stack, 'restore-tests', {
          environment: testEnvironment,
          vaults: [vault],
          tests: [{ type: 'EFS' }, { type: 'S3' }],
        }).freshnessChecks;
      },
      (app) => new EnvironmentStack(app, 'test', { environment: testEnvironment }),
    );

    expect(checks).toMatchObject([
      { kind: 'restore-test', id: 'restore-tests-efs', resourceType: 'EFS', withinDays: 33 },
      { kind: 'restore-test', id: 'restore-tests-s3', resourceType: 'S3', withinDays: 33 },
    ]);
  });

  it('accepts a schedule that only Terraform knows, unless its freshness check is read', () => {
    const schedule = Token.asString({});
    const startWindowHours = Token.asNumber({});
    const read = (stack: EnvironmentStack) =>
      new RestoreTesting(stack, 'restore-tests', {
        environment: testEnvironment,
        vaults: [vault],
        tests: [{ type: 'EFS' }],
        schedule,
        startWindowHours,
      }).freshnessCheck;
    const literal =
      'must be a literal, got a token; write the value in the program, since it is needed before Terraform runs [LITERAL_REQUIRED]';

    expect(() => testingOf({ schedule, startWindowHours })).not.toThrow();
    expect(
      problemsOf(() => synth(read, (app) => new EnvironmentStack(app, 'test', { environment: testEnvironment }))),
    ).toEqual([`test/restore-tests: startWindowHours ${literal}`, `test/restore-tests: schedule ${literal}`]);
  });

  it('fails with every problem at once', () => {
    const elsewhere = backupVaultRef({ ...testEnvironment, name: 'vault', region: 'eu-west-1' });
    const lists = [
      testingOf.bind(undefined, {
        name: 'restore-test',
        vaults: [elsewhere],
        schedule: 'rate(1 day)',
        timeZone: 'Berlin',
        startWindowHours: 169,
        selectionWindowDays: 0,
        network: { ...testNetwork, dataSubnets: testNetwork.dataSubnets.slice(0, 1) },
        tests: [
          { type: 'EFS', validationWindowHours: 0 },
          { type: 'EFS', resourceArns: [], tag: { key: 'a', value: 'b' } },
        ],
      }),
      testingOf.bind(undefined, { vaults: [], tests: [] }),
      () => withoutNetwork({ environment: testEnvironment, vaults: [vault], tests }),
    ];

    expect(lists.map(problemsOf)).toEqual([
      [
        "test/restore-tests: name must be 1 to 50 letters, digits or '_', got 'restore-test'; use '_' for a hyphen [RESTORE_TEST_NAME]",
        "test/restore-tests: vaults must be in the plan's Region, 'eu-central-1', got 'arn:aws:backup:eu-west-1:123456789012:backup-vault:airline-vault-backup' in 'eu-west-1'; test where the recovery points are [RESTORE_TEST_VAULT_REGION]",
        "test/restore-tests: schedule must be cron() with six fields, got 'rate(1 day)'; use 'cron(0 5 ? * * *)', for example [BACKUP_SCHEDULE]",
        "test/restore-tests: timeZone must be an IANA time zone, got 'Berlin'; use 'Europe/Berlin' [BACKUP_TIME_ZONE]",
        'test/restore-tests: startWindowHours must be a whole number from 1 to 168, got 169; use hours, for example 8 [RESTORE_TEST_NUMBER]',
        'test/restore-tests: selectionWindowDays must be a whole number from 1 to 365, got 0; use days, for example 7 [RESTORE_TEST_NUMBER]',
        'test/restore-tests: tests[EFS].validationWindowHours must be a whole number from 1 to 168, got 0; use hours, for example 8 [RESTORE_TEST_NUMBER]',
        'test/restore-tests: tests must contain one test per type, got EFS twice; create another plan for the second [RESTORE_TEST_DUPLICATE]',
        'test/restore-tests: tests[EFS].resourceArns must contain 1 to 30 ARNs, got 0; select by tag instead [RESTORE_TEST_ARNS]',
        'test/restore-tests: tests[EFS] must select by tag or by resourceArns, got both; remove one [RESTORE_TEST_SELECTION]',
        "test/restore-tests: network.dataSubnets must contain at least two subnets, in two zones, got 1; add one, since a database's subnet group requires two [RESTORE_TEST_SUBNETS]",
      ],
      [
        'test/restore-tests: vaults must contain at least one vault, got none; add the one with the copies [RESTORE_TEST_NO_VAULT]',
        'test/restore-tests: tests must contain at least one test, got none; add one for each type that is backed up [RESTORE_TEST_NONE]',
      ],
      [
        'test/restore-tests: network must be given to test RDS, got none; otherwise AWS Backup restores into the default VPC, or fails if there is none [RESTORE_TEST_NETWORK]',
        'test/restore-tests: network must be given to test EC2, got none; otherwise AWS Backup restores into the default VPC, or fails if there is none [RESTORE_TEST_NETWORK]',
      ],
    ]);
  });
});

describe('the meaning of props', () => {
  const elsewhere = 'arn:aws:backup:eu-central-1:999999999999:backup-vault:other';
  const subnet = (id: string, availabilityZone: string) => ({ id, availabilityZone });

  it.each<[string, Partial<RestoreTestingProps>, string]>([
    [
      'a vault of another account',
      { vaults: [{ vaultArn: elsewhere, region: 'eu-central-1' }] },
      `vaults[0].vaultArn must be the ARN of a backup vault in eu-central-1 of account 123456789012, got '${elsewhere}'; compute it with backupVaultArn [ARN]`,
    ],
    [
      'a name that only Terraform knows',
      { name: Token.asString({ resolve: () => 'x' }) },
      'name must be a literal, got a token; other names are computed from it [LITERAL_REQUIRED]',
    ],
    [
      'a vault twice',
      { vaults: [vault, vault] },
      `vaults must contain each vault once, got '${vault.vaultArn}' twice; remove one [RESTORE_TEST_VAULT_TWICE]`,
    ],
    [
      'a role of another account',
      { roleArn: 'arn:aws:iam::999999999999:role/x' },
      "roleArn must be the ARN of an IAM role of account 123456789012, got 'arn:aws:iam::999999999999:role/x'; use the role of this account, without wildcards [ARN]",
    ],
    [
      'the ARN of another type',
      { tests: [{ type: 'EFS', resourceArns: ['arn:aws:rds:eu-central-1:123456789012:db:x'] }] },
      "tests[EFS].resourceArns[0] must be the ARN of EFS, the test's type, got 'arn:aws:rds:eu-central-1:123456789012:db:x'; move it to its type [RESTORE_TEST_ARN_TYPE]",
    ],
    [
      'the ARN of another Region',
      { tests: [{ type: 'RDS', resourceArns: ['arn:aws:rds:us-east-1:123456789012:db:x'] }] },
      "tests[RDS].resourceArns[0] must be in eu-central-1 of account 123456789012, got 'arn:aws:rds:us-east-1:123456789012:db:x'; select it in a plan of its Region and account, since this one finds nothing there [BACKUP_SELECTION_ARN_ELSEWHERE]",
    ],
    [
      'a tag without a key',
      { tests: [{ type: 'EFS', tag: { key: '', value: 'x' } }] },
      "tests[EFS].tag must have a key of 1 to 128 and a value of 1 to 256 characters, got '' = 'x'; use the tag of the resources, case-sensitively [RESTORE_TEST_TAG]",
    ],
    [
      'subnets of one zone',
      {
        network: {
          vpcId: 'vpc-1',
          dataSubnets: [subnet('subnet-1', 'eu-central-1a'), subnet('subnet-2', 'eu-central-1a')],
        },
      },
      "network.dataSubnets must be in two zones or more, got 'eu-central-1a' only; add a subnet of another zone [RESTORE_TEST_ZONES]",
    ],
  ])('fails for %s', (_, props, problem) => {
    expect(problemsOf(() => testingOf(props))).toEqual([`test/restore-tests: ${problem}`]);
  });

  it('accepts all resources of a type', () => {
    expect(() => testingOf({ tests: [{ type: 'EFS', resourceArns: ['*'] }] })).not.toThrow();
  });
});
