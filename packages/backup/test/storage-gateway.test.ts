import type { AlarmSpec } from '@etops/contracts';
import { EnvironmentStack } from '@etops/foundation';
import { problemsOf, synth, testEnvironment } from '@etops/testing';
import { TerraformVariable, Token } from 'cdktf';
import { FileGateway, VolumeGateway } from '../src';
import type { FileGatewayProps, VolumeGatewayProps } from '../src';

const environment = testEnvironment;
const KEY = 'arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-0000-0000-000000000000';
const stored = {
  kind: 'stored',
  volumes: [{ targetName: 'files', disk: '/dev/sdc', preserveExistingData: true }],
} as const;
const cached = {
  kind: 'cached',
  cacheDisks: ['/dev/sdc'],
  volumes: [{ targetName: 'scans', sizeGiB: 512 }],
} as const;

function inStack(build: (stack: EnvironmentStack, activationKey: string) => void) {
  return synth(
    (stack: EnvironmentStack) => {
      const key = new TerraformVariable(stack, 'activation-key', { type: 'string', sensitive: true });
      build(stack, key.stringValue);
    },
    (app) => new EnvironmentStack(app, 'test', { environment }),
  );
}

function volumesOf(props: Partial<VolumeGatewayProps> = {}) {
  let alarms: readonly AlarmSpec[] = [];
  const json = inStack((stack, activationKey) => {
    ({ alarms } = new VolumeGateway(stack, 'volumes', {
      environment,
      name: 'site-volumes',
      activationKey,
      timeZone: 'GMT+1:00',
      maintenance: { dayOfWeek: 0, hour: 3 },
      address: '10.0.0.20',
      uploadBufferDisks: ['/dev/sdb'],
      kmsKeyArn: KEY,
      storage: stored,
      ...props,
    }));
  });
  return { json, alarms };
}

function filesOf(props: Partial<FileGatewayProps> = {}) {
  let alarms: readonly AlarmSpec[] = [];
  const json = inStack((stack, activationKey) => {
    ({ alarms } = new FileGateway(stack, 'files', {
      environment,
      name: 'site-files',
      activationKey,
      timeZone: 'GMT+1:00',
      maintenance: { dayOfWeek: 0, hour: 3, minute: 30 },
      vpcEndpoint: 'vpce-0123.storagegateway.eu-central-1.vpce.amazonaws.com',
      cacheDisks: ['/dev/sdb'],
      bucket: { arn: 'arn:aws:s3:::files' },
      kmsKeyArn: KEY,
      shares: [
        { protocol: 'nfs', name: 'scans', prefix: 'scans/', clients: ['10.0.1.0/24'] },
        { protocol: 'smb', name: 'office', prefix: 'office/', validUsers: ['@crew'] },
      ],
      ...props,
    }));
  });
  return { json, alarms };
}

describe('VolumeGateway', () => {
  it.each([
    ['stored', stored],
    ['cached', cached],
  ] as const)('keeps its addresses with %s volumes', (_, storage) => {
    expect(volumesOf({ storage }).json.addresses()).toMatchSnapshot();
  });

  it('uses the activation key once, and ignores later values', () => {
    const gateway = volumesOf().json.resource('aws_storagegateway_gateway');

    expect(gateway).toMatchObject({
      gateway_name: 'airline-primary-site-volumes',
      gateway_type: 'STORED',
      activation_key: '${var.activation-key}',
      maintenance_start_time: { day_of_week: '0', hour_of_day: 3, minute_of_hour: 0 },
      lifecycle: {
        prevent_destroy: true,
        ignore_changes: ['activation_key', 'gateway_ip_address', 'smb_active_directory_settings'],
      },
    });
    expect(gateway).not.toHaveProperty('gateway_ip_address');
  });

  it('creates encrypted, tagged stored volumes after their upload buffer', () => {
    const { json } = volumesOf();

    expect(json.resource('aws_storagegateway_stored_iscsi_volume')).toMatchObject({
      target_name: 'files',
      network_interface_id: '10.0.0.20',
      disk_id: expect.stringMatching(/^\$\{data\.aws_storagegateway_local_disk\./) as unknown,
      preserve_existing_data: true,
      kms_encrypted: true,
      kms_key: KEY,
      tags: { Backup: 'airline-primary' },
      depends_on: [expect.stringMatching(/^aws_storagegateway_upload_buffer\./)],
      lifecycle: { prevent_destroy: true },
    });
    expect(json.resource('aws_storagegateway_upload_buffer')).toMatchObject({
      disk_id: expect.stringMatching(/^\$\{data\.aws_storagegateway_local_disk\./) as unknown,
    });
  });

  it('creates cached volumes in bytes after upload buffer and cache', () => {
    expect(volumesOf({ storage: cached }).json.resource('aws_storagegateway_cached_iscsi_volume')).toMatchObject({
      volume_size_in_bytes: 512 * 1024 ** 3,
      tags: { Backup: 'airline-primary' },
      depends_on: [
        expect.stringMatching(/^aws_storagegateway_upload_buffer\./),
        expect.stringMatching(/^aws_storagegateway_cache\./),
      ],
    });
  });

  it('looks up disks by path, not by node', () => {
    const disks = volumesOf().json.dataSources('aws_storagegateway_local_disk');

    expect(disks.map(({ disk_path }) => disk_path)).toEqual(['/dev/sdb', '/dev/sdc']);
    expect(disks.flatMap((disk) => Object.keys(disk))).not.toContain('disk_node');
  });

  it('gives the upload buffer of cached volumes by path, since the disk id changes', () => {
    const { json } = volumesOf({ storage: cached });
    const buffer = json.resource('aws_storagegateway_upload_buffer');

    expect(buffer).toMatchObject({ disk_path: '/dev/sdb' });
    expect(buffer).not.toHaveProperty('disk_id');
    expect(json.resource('aws_storagegateway_cache')).toMatchObject({
      disk_id: expect.stringMatching(/^\$\{data\.aws_storagegateway_local_disk\./) as unknown,
    });
    expect(json.dataSources('aws_storagegateway_local_disk').map(({ disk_path }) => disk_path)).toEqual(['/dev/sdc']);
  });

  it('has alarms for the appliance, its upload buffer and its cache', () => {
    expect(volumesOf().alarms.map(({ id }) => id)).toEqual([
      'gateway-availability',
      'gateway-health',
      'gateway-upload-buffer',
    ]);
    expect(volumesOf({ storage: cached }).alarms.map(({ id }) => id)).toContain('gateway-cache-dirty');
    expect(filesOf().alarms.map(({ id }) => id)).toEqual([
      'gateway-availability',
      'gateway-health',
      'gateway-cache-dirty',
    ]);
  });

  it('fails with every problem at once', () => {
    expect(
      problemsOf(() =>
        volumesOf({
          name: 'Site',
          activationKey: 'ABCDE-12345-ABCDE-12345-ABCDE',
          timeZone: 'Europe/Berlin',
          maintenance: { dayOfWeek: 0, hour: 24 },
          address: 'appliance.site',
          uploadBufferDisks: [],
          storage: {
            kind: 'cached',
            cacheDisks: [],
            volumes: [
              { targetName: 'A', sizeGiB: 0 },
              { targetName: 'b', sizeGiB: 1 },
            ],
          },
        }),
      ),
    ).toEqual([
      "test/volumes: name must be 1 to 30 of a-z, 0-9 and '-', got 'Site'; use another name [GATEWAY_NAME]",
      'test/volumes: activationKey must be a token, got a literal; use the value of a sensitive TerraformVariable [GATEWAY_ACTIVATION_KEY]',
      "test/volumes: timeZone must be 'GMT' or an offset of at most 14 hours from it, got 'Europe/Berlin'; use 'GMT+1:00', for example [GATEWAY_TIME_ZONE]",
      'test/volumes: maintenance must begin at an hour from 0 to 23 and a minute from 0 to 59, got 24:0; use 3:00, for example [GATEWAY_MAINTENANCE]',
      "test/volumes: address must be an IPv4 address of the site, got 'appliance.site'; use that of the appliance [GATEWAY_ADDRESS]",
      'test/volumes: uploadBufferDisks must contain a disk, got none; without a buffer nothing is uploaded to AWS [GATEWAY_UPLOAD_BUFFER]',
      "test/volumes: storage.cacheDisks must contain a disk, got none; add '/dev/sdc', for example [GATEWAY_CACHE]",
      "test/volumes: storage.volumes[0].targetName must be unique, of a-z, 0-9, '.' and '-', got 'A'; it ends the iSCSI name, use another one [GATEWAY_TARGET_NAME]",
      'test/volumes: storage.volumes[0].sizeGiB must be a whole number from 1 to 32768, got 0; use GiB, and several volumes for more, for example 1024 [GATEWAY_VOLUME_SIZE]',
    ]);
    expect(
      problemsOf(() => volumesOf({ uploadBufferDisks: ['/dev/sdc'], storage: { ...stored, volumes: stored.volumes } })),
    ).toEqual([
      "test/volumes: storage.volumes[0].disk must be a disk without another use, got '/dev/sdc', as uploadBufferDisks[0]; add another disk to the appliance [GATEWAY_DISK_TWICE]",
    ]);
    expect(problemsOf(() => volumesOf({ storage: { ...stored, volumes: [] } }))).toEqual([
      'test/volumes: storage.volumes must contain 1 to 32 volumes, got 0; create another gateway for more [GATEWAY_VOLUMES]',
    ]);
  });

  it('fails with a log retention that CloudWatch Logs does not support', () => {
    expect(problemsOf(() => volumesOf({ logRetentionDays: 100 }))).toEqual([
      'test/volumes: logRetentionDays must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, got 100; use 120, for example [GATEWAY_LOG_RETENTION]',
    ]);
  });

  it.each(['GMT', 'GMT+1:00', 'GMT-12:00', 'GMT+05:45', 'GMT+14:00'])('accepts the time zone %s', (timeZone) => {
    expect(volumesOf({ timeZone }).json.resource('aws_storagegateway_gateway')).toMatchObject({
      gateway_timezone: timeZone,
    });
  });

  it.each(['GMT+99:99', 'GMT+15:00', 'GMT+14:30', 'GMT+1:60', 'GMT1:00', 'UTC'])(
    'fails with the time zone %s',
    (timeZone) => {
      expect(problemsOf(() => volumesOf({ timeZone }))).toEqual([expect.stringContaining('[GATEWAY_TIME_ZONE]')]);
    },
  );

  it('accepts a token as address', () => {
    const { json } = volumesOf({ address: Token.asString({ resolve: () => '10.0.0.20' }) });

    expect(json.resource('aws_storagegateway_stored_iscsi_volume').network_interface_id).toBe('10.0.0.20');
  });
});

describe('FileGateway', () => {
  const { json } = filesOf();

  it('keeps its addresses', () => {
    expect(json.addresses()).toMatchSnapshot();
  });

  it('creates NFS shares for clients and SMB shares for users of the domain', () => {
    expect(json.resource('aws_storagegateway_nfs_file_share')).toMatchObject({
      file_share_name: 'scans',
      location_arn: 'arn:aws:s3:::files/scans/',
      client_list: ['10.0.1.0/24'],
      squash: 'RootSquash',
      kms_encrypted: true,
      kms_key_arn: KEY,
    });
    expect(json.resource('aws_storagegateway_smb_file_share')).toMatchObject({
      location_arn: 'arn:aws:s3:::files/office/',
      authentication: 'ActiveDirectory',
      valid_user_list: ['@crew'],
    });
    expect(json.resource('aws_storagegateway_gateway')).toMatchObject({
      gateway_type: 'FILE_S3',
      gateway_vpc_endpoint: 'vpce-0123.storagegateway.eu-central-1.vpce.amazonaws.com',
    });
  });

  it('writes with the only ACL that a bucket without ACLs accepts, and has the permission', () => {
    for (const share of ['aws_storagegateway_nfs_file_share', 'aws_storagegateway_smb_file_share']) {
      expect(json.resource(share)).toMatchObject({ object_acl: 'bucket-owner-full-control' });
    }
    expect(json.resource('aws_iam_role_policy').policy).toContain('"s3:PutObject","s3:PutObjectAcl"');
  });

  it('allows its role no deletion of versions, and its own bucket and key only', () => {
    const policy = String(json.resource('aws_iam_role_policy').policy);

    expect(policy).not.toContain('DeleteObjectVersion');
    expect(JSON.parse(policy)).toMatchObject({
      Statement: [{ Resource: 'arn:aws:s3:::files' }, { Resource: 'arn:aws:s3:::files/*' }, { Resource: KEY }],
    });
    expect(json.resource('aws_iam_role')).toMatchObject({
      assume_role_policy: expect.stringContaining('"aws:SourceAccount":"123456789012"') as unknown,
    });
  });

  it('fails with every problem at once', () => {
    expect(
      problemsOf(() =>
        filesOf({
          cacheDisks: [],
          shares: [
            { protocol: 'nfs', name: 'a', prefix: '/a', clients: ['0.0.0.0/0'] },
            { protocol: 'nfs', name: 'a', clients: [] },
          ],
        }),
      ),
    ).toEqual([
      "test/files: cacheDisks must contain a disk, got none; add '/dev/sdb', for example [GATEWAY_CACHE]",
      "test/files: shares[0].prefix must end in '/' and not begin with it, got '/a'; use 'site/', for example [GATEWAY_SHARE_PREFIX]",
      "test/files: shares[0].clients must be addresses or ranges of the site, got '0.0.0.0/0'; add the servers that mount the share, since NFS has no passwords [GATEWAY_NFS_CLIENTS]",
      "test/files: shares[1].name must be unique, 1 to 30 of a-z, 0-9 and '-', got 'a'; use another name [GATEWAY_SHARE_NAME]",
      'test/files: shares[1].clients must be addresses or ranges of the site, got none; add the servers that mount the share, since NFS has no passwords [GATEWAY_NFS_CLIENTS]',
    ]);
    expect(problemsOf(() => filesOf({ shares: [] }))).toEqual([
      'test/files: shares must contain a share, got none; without one no client reaches the bucket [GATEWAY_SHARES]',
    ]);
  });
});

describe('the meaning of props', () => {
  it.each<[string, Parameters<typeof filesOf>[0], string]>([
    [
      'a client that is no address',
      { shares: [{ protocol: 'nfs', name: 'a', clients: ['999.1.1.1'] }] },
      "shares[0].clients must be addresses or ranges of the site, got '999.1.1.1'; add the servers that mount the share, since NFS has no passwords [GATEWAY_NFS_CLIENTS]",
    ],
    [
      'the name of a bucket',
      { bucket: { arn: 'files' } },
      "bucket.arn must be the ARN of an S3 bucket, got 'files'; compute it with s3ArnOf [ARN]",
    ],
    [
      'a key of another Region',
      { kmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/1' },
      "kmsKeyArn must be the ARN of a KMS key, not of an alias, in eu-central-1, got 'arn:aws:kms:us-east-1:123456789012:key/1'; use the arn of a CustomerKey, for example [ARN]",
    ],
    [
      'an endpoint that is no name',
      { vpcEndpoint: 'vpce 1' },
      "vpcEndpoint must be a DNS name or an IPv4 address, got 'vpce 1'; use the first DNS name of the endpoint for storagegateway [GATEWAY_VPC_ENDPOINT]",
    ],
    [
      'disks that differ in signs only',
      { cacheDisks: ['/dev/sdb', 'dev sdb'] },
      "cacheDisks[1] must differ from cacheDisks[0] in letters or digits, got 'dev sdb' and '/dev/sdb'; name both in one form [GATEWAY_DISK_TWICE]",
    ],
    [
      'a disk without a name',
      { cacheDisks: ['/'] },
      "cacheDisks[0] must be the path or node of a disk, got '/'; use '/dev/sdb', for example [GATEWAY_DISK]",
    ],
  ])('fails for %s', (_, props, problem) => {
    expect(problemsOf(() => filesOf(props))).toEqual([`test/files: ${problem}`]);
  });

  it.each(['0.0.0.0', '127.0.0.1', '224.0.0.1'])('fails for the address %s of a volume gateway', (address) => {
    expect(problemsOf(() => volumesOf({ address }))).toEqual([
      `test/volumes: address must be an IPv4 address of the site, got '${address}'; use that of the appliance [GATEWAY_ADDRESS]`,
    ]);
  });

  it('computes the bytes of a volume whose size only Terraform knows', () => {
    const sizeGiB = Token.asNumber({ resolve: () => 'var.size' });
    const storage = { kind: 'cached', cacheDisks: ['/dev/sdc'], volumes: [{ targetName: 'a', sizeGiB }] } as const;

    expect(volumesOf({ storage }).json.resource('aws_storagegateway_cached_iscsi_volume')).toMatchObject({
      volume_size_in_bytes: '${(var.size * 1073741824)}',
    });
  });

  it('fails for tags of volumes that AWS refuses', () => {
    expect(problemsOf(() => volumesOf({ volumeTags: { 'aws:x': 'y' } }))).toEqual([
      expect.stringContaining("test/volumes: volumeTags['aws:x'] must have a key of 1 to 128"),
    ]);
  });
});
