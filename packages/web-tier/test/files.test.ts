import { developmentEnvironment, problemsOf, testEnvironment, testNetwork } from '@etops/testing';
import { ReplicaFileSystem } from '../src';
import type { WebTierFileSystem } from '../src';
import { problemsWith, referenceTo, statementsOf, synthIn, synthWebTier, serverStatements } from './support';

const vault = { ...testEnvironment, name: 'vault', role: 'recovery', region: 'eu-west-1' } as const;

describe('a new file system', () => {
  it('is encrypted with its own key, elastic, and protected from destruction', () => {
    const json = synthWebTier({ fileSystem: { tags: { Backup: 'daily' } } });

    expect(json.resource('aws_efs_file_system')).toMatchObject({
      creation_token: 'airline-primary-web-files',
      encrypted: true,
      kms_key_id: referenceTo('aws_kms_key', 'arn'),
      throughput_mode: 'elastic',
      protection: { replication_overwrite: 'ENABLED' },
      lifecycle: { prevent_destroy: true, ignore_changes: ['protection'] },
      tags: { Backup: 'daily' },
    });
    expect(json.resource('aws_efs_backup_policy')).toMatchObject({ backup_policy: { status: 'DISABLED' } });
  });

  it('accepts no connection without TLS, and none without IAM', () => {
    expect(statementsOf(synthWebTier().resource('aws_efs_file_system_policy').policy)).toEqual([
      {
        Sid: 'TlsOnly',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: '*',
        Resource: referenceTo('aws_efs_file_system', 'arn'),
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ]);
  });

  it('has one mount target per zone, even if a zone has two subnets', () => {
    const applicationSubnets = [
      ...testNetwork.applicationSubnets,
      { id: 'subnet-second', availabilityZone: 'eu-central-1a' },
    ];
    const json = synthWebTier({ network: { ...testNetwork, applicationSubnets } });

    expect(json.resources('aws_efs_mount_target').map(({ subnet_id }) => subnet_id)).toEqual(
      ['a', 'b', 'c'].map((letter) => `subnet-application-eu-central-1${letter}`),
    );
    expect(json.resource('aws_autoscaling_group').vpc_zone_identifier).toHaveLength(4);
  });

  it('is mounted through an access point with one owner', () => {
    expect(synthWebTier().resource('aws_efs_access_point')).toMatchObject({
      posix_user: { uid: 1000, gid: 1000 },
      root_directory: { path: '/web', creation_info: { owner_uid: 1000, owner_gid: 1000, permissions: '0755' } },
    });
  });

  it('is replicated to a named file system, never to one that EFS creates', () => {
    const json = synthWebTier({
      fileSystem: { replicateTo: { fileSystemId: 'fs-0123456789abcdef0', region: 'eu-west-1' } },
    });

    expect(json.resource('aws_efs_replication_configuration')).toMatchObject({
      source_file_system_id: referenceTo('aws_efs_file_system', 'id'),
      destination: { file_system_id: 'fs-0123456789abcdef0', region: 'eu-west-1' },
    });
    expect(synthWebTier().resources('aws_efs_replication_configuration')).toEqual([]);
  });

  it('can be destroyed in development, and backed up by EFS with automaticBackups', () => {
    const json = synthWebTier({ environment: developmentEnvironment, fileSystem: { automaticBackups: true } });

    expect(json.resource('aws_efs_file_system')).toMatchObject({ lifecycle: { prevent_destroy: false } });
    expect(json.resource('aws_efs_backup_policy')).toMatchObject({ backup_policy: { status: 'ENABLED' } });
  });
});

describe('an existing file system', () => {
  const json = () => synthWebTier({ fileSystem: { existingFileSystemId: 'fs-0123456789abcdef0' } });

  it('gets mount targets and an access point in this network, and no other resources', () => {
    expect(json().resources('aws_efs_file_system')).toEqual([]);
    expect(json().resources('aws_efs_file_system_policy')).toEqual([]);
    expect(json().resource('aws_efs_access_point')).toMatchObject({ file_system_id: 'fs-0123456789abcdef0' });
    expect(json().resources('aws_efs_mount_target')).toHaveLength(3);
  });

  it('is mounted with an ARN computed from its id', () => {
    expect(serverStatements(json())[0]).toMatchObject({
      Resource: 'arn:aws:elasticfilesystem:eu-central-1:123456789012:file-system/fs-0123456789abcdef0',
    });
    expect(json().resource('aws_launch_template').user_data).toContain("echo 'fs-0123456789abcdef0:/ /srv/files efs ");
  });

  it('keeps its Terraform addresses', () => {
    expect(
      json()
        .addresses()
        .filter((address) => address.includes('_files_')),
    ).toMatchSnapshot();
  });
});

describe('ReplicaFileSystem', () => {
  const json = (props = {}) =>
    synthIn((stack) => {
      new ReplicaFileSystem(stack, 'files', { environment: vault, ...props });
    }, vault);

  it('keeps its Terraform addresses', () => {
    expect(json().addresses()).toMatchSnapshot();
  });

  it('accepts a replication, and ignores the changes that a replication makes', () => {
    expect(json({ tags: { Backup: 'weekly' } }).resource('aws_efs_file_system')).toMatchObject({
      creation_token: 'airline-vault-files',
      encrypted: true,
      throughput_mode: 'elastic',
      protection: { replication_overwrite: 'DISABLED' },
      lifecycle: { prevent_destroy: true, ignore_changes: ['protection'] },
      tags: { Name: 'airline-vault-files', Backup: 'weekly' },
    });
  });

  it('fails when EFS would refuse its tags', () => {
    expect(problemsOf(() => json({ tags: { 'aws:backup': 'daily' } }))).toEqual([
      "vault/files: tags['aws:backup'] must have a key of 1 to 128 letters, digits, spaces or _.:/=+-@ that does not begin with 'aws:', got 'aws:backup'; rename it [TAG_KEY]",
    ]);
  });

  it('accepts no connection without TLS, and is backed up by EFS with automaticBackups only', () => {
    expect(statementsOf(json().resource('aws_efs_file_system_policy').policy)).toMatchObject([
      { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ]);
    expect(json().resource('aws_efs_backup_policy')).toMatchObject({ backup_policy: { status: 'DISABLED' } });
    expect(json({ automaticBackups: true }).resource('aws_efs_backup_policy')).toMatchObject({
      backup_policy: { status: 'ENABLED' },
    });
  });
});

describe('props of the file system', () => {
  it.each<[WebTierFileSystem, string]>([
    [
      { replicateTo: { fileSystemId: 'fs-0123456789abcdef0', region: 'eu-central-1' } },
      "fileSystem.replicateTo.region must be another Region than eu-central-1, got 'eu-central-1'; choose another one, since the copy must survive the loss of the Region [WEB_TIER_REPLICATION_REGION]",
    ],
    [
      { replicateTo: { fileSystemId: '', region: 'eu-west-1' } },
      "fileSystem.replicateTo.fileSystemId must be the id of a file system, got ''; use one such as 'fs-0a1b2c3d4e5f60718', from the outputs of its stack [RESOURCE_ID]",
    ],
    [
      { tags: { 'aws:backup': 'daily' } },
      "fileSystem.tags['aws:backup'] must have a key of 1 to 128 letters, digits, spaces or _.:/=+-@ that does not begin with 'aws:', got 'aws:backup'; rename it [TAG_KEY]",
    ],
    [
      { existingFileSystemId: '' },
      "fileSystem.existingFileSystemId must be the id of a file system, got ''; use one such as 'fs-0a1b2c3d4e5f60718', from the outputs of its stack [RESOURCE_ID]",
    ],
    [
      {
        existingFileSystemId: 'fs-0123456789abcdef0',
        replicateTo: { fileSystemId: 'fs-1', region: 'eu-west-1' },
      },
      'fileSystem.existingFileSystemId must not be given together with replicateTo, got both; remove one [PROP_EXCLUDED]',
    ],
  ])('fail when they are %j', (fileSystem, message) => {
    expect(problemsWith({ fileSystem })).toBe(`primary/web: ${message}`);
  });
});
