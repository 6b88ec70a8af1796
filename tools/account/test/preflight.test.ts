import { isSound, lookAt, preflightChecks } from '../src';
import type { Answers } from './fake-account';
import { fakeAccount, named } from './fake-account';
import { stack } from './stack';

const servers = ['ns-1.awsdns.com', 'ns-2.awsdns.net'];

/** An account in which everything is as it must be. */
const sound: Answers = {
  GetCallerIdentity: { Account: '123456789012', Arn: 'arn:aws:sts::123456789012:assumed-role/deploy/me' },
  HeadBucket: {},
  GetServiceQuota: { Quota: { Value: 100 } },
  DescribeInstances: { Reservations: [] },
  DescribeAddresses: { Addresses: [] },
  DescribeVpcs: { Vpcs: [] },
  DescribeVpnConnections: { VpnConnections: [] },
  DescribeInstanceTypes: {
    InstanceTypes: [{ VCpuInfo: { DefaultVCpus: 4 }, ProcessorInfo: { SupportedArchitectures: ['x86_64'] } }],
  },
  DescribeInstanceTypeOfferings: { InstanceTypeOfferings: [{ Location: 'eu-west-1a' }, { Location: 'eu-west-1b' }] },
  DescribeImages: {
    Images: [
      {
        ImageId: 'ami-0a1b2c3d4e5f60718',
        State: 'available',
        Architecture: 'x86_64',
        RootDeviceName: '/dev/xvda',
        BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 8, KmsKeyId: 'key-1' } }],
      },
    ],
  },
  DescribeKey: { KeyMetadata: { KeyState: 'Enabled' } },
  DescribeConfigurationRecorders: { ConfigurationRecorders: [{ name: 'airline-dr-recorder' }] },
  GetRole: named('NoSuchEntityException'),
  GetHostedZone: { HostedZone: { Name: 'airline.example.' }, DelegationSet: { NameServers: servers } },
};

const look = (answers: Answers = {}, delegation: readonly string[] = [...servers].reverse()) =>
  lookAt(
    preflightChecks(() => Promise.resolve(delegation)),
    {
      name: 'dr',
      stack,
      account: fakeAccount({ ...sound, ...answers }),
    },
  );
const faults = async (...args: Parameters<typeof look>) =>
  (await look(...args))
    .filter(({ status }) => status !== 'ok')
    .map(({ check, subject, found, status }) => `${check}, ${subject}: ${found} (${status})`);

it('finds nothing to do in an account that is ready, and has looked at everything', async () => {
  const findings = await look();

  expect(findings.filter(({ status }) => status !== 'ok')).toEqual([]);
  expect(isSound(findings)).toBe(true);
  expect([...new Set(findings.map(({ check }) => check))]).toEqual([
    'identity',
    'state bucket',
    'quota',
    'instance type',
    'image',
    'AWS Config',
    'service-linked role',
    'hosted zone',
  ]);
});

it('stops at credentials of another account', async () => {
  const identity = { Account: '210987654321', Arn: 'arn:aws:iam::210987654321:user/me' };

  expect(await look({ GetCallerIdentity: identity })).toEqual([
    {
      check: 'identity',
      subject: 'account 123456789012',
      status: 'failed',
      found: 'credentials of arn:aws:iam::210987654321:user/me',
      advice: 'use credentials of the account of the stack',
    },
  ]);
});

it('takes nothing that it could not see for sound', async () => {
  const findings = await lookAt(
    preflightChecks(() => Promise.resolve(servers)),
    {
      name: 'dr',
      stack,
      account: fakeAccount({ GetCallerIdentity: sound.GetCallerIdentity }),
    },
  );

  expect(findings.slice(1).map(({ status }) => status)).toEqual(findings.slice(1).map(() => 'unknown'));
  expect(isSound(findings)).toBe(false);
});

it.each<[fault: string, answers: Answers, ...delegation: readonly string[][]]>([
  ['state bucket, airline-state: does not exist in eu-west-1 (failed)', { HeadBucket: named('NotFound') }],
  [
    'instance type, m6i.xlarge in eu-west-1b: not offered (failed)',
    { DescribeInstanceTypeOfferings: { InstanceTypeOfferings: [{ Location: 'eu-west-1a' }] } },
  ],
  ['image, ami-0a1b2c3d4e5f60718: not in eu-west-1 (failed)', { DescribeImages: { Images: [] } }],
  [
    'AWS Config, recorder of AWS Config in eu-west-1: default exists (failed)',
    { DescribeConfigurationRecorders: { ConfigurationRecorders: [{ name: 'default' }] } },
  ],
  ['service-linked role, AWSServiceRoleForBackupReports: exists (failed)', { GetRole: { Role: {} } }],
  ['hosted zone, airline.example: delegated to ns.registrar.example (failed)', {}, ['ns.registrar.example']],
  ['hosted zone, airline.example: not delegated (failed)', {}, []],
  [
    'image, ami-0a1b2c3d4e5f60718: encrypted with key-1: PendingDeletion (failed)',
    { DescribeKey: { KeyMetadata: { KeyState: 'PendingDeletion' } } },
  ],
])('finds %s', async (fault, answers, ...delegation) => {
  expect(await faults(answers, ...delegation)).toEqual([fault]);
});

it('compares an image with the type and the volume of the servers', async () => {
  const image = {
    ImageId: 'ami-0a1b2c3d4e5f60718',
    State: 'pending',
    Architecture: 'arm64',
    RootDeviceName: '/dev/xvda',
    BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 30 } }],
  };

  expect(await faults({ DescribeImages: { Images: [image] } })).toEqual([
    'image, ami-0a1b2c3d4e5f60718: pending (failed)',
    'image, ami-0a1b2c3d4e5f60718: for arm64; m6i.xlarge runs x86_64 (failed)',
    'image, ami-0a1b2c3d4e5f60718: root volume of 30 GiB; servers have 20 GiB (failed)',
  ]);
});

describe('quotas', () => {
  const own = [
    { Key: 'Application', Value: 'airline' },
    { Key: 'Environment', Value: 'dr' },
  ];
  const instance = (Tags?: typeof own) => ({ CpuOptions: { CoreCount: 2, ThreadsPerCore: 2 }, Tags });

  it('count the largest group during a release, and what others use, but not what the stack has already', async () => {
    const answers = {
      GetServiceQuota: { Quota: { Value: 83 } },
      DescribeInstances: { Reservations: [{ Instances: [instance(), instance(own)] }] },
    };

    expect(await faults(answers)).toEqual([
      // 18 servers and a tenth, 4 vCPUs each.
      'quota, vCPUs of running on-demand standard instances in eu-west-1: 80 needed, 4 used by others, 83 allowed (failed)',
    ]);
    expect(await faults({ ...answers, GetServiceQuota: { Quota: { Value: 84 } } })).toEqual([]);
  });

  it('are the default if the account never changed them', async () => {
    const answers = {
      GetServiceQuota: named('NoSuchResourceException'),
      GetAWSDefaultServiceQuota: { Quota: { Value: 5 } },
      DescribeAddresses: { Addresses: [{}, {}, {}, {}, { Tags: own }] },
    };

    expect(await faults(answers)).toEqual([
      expect.stringContaining('80 needed, 0 used by others, 5 allowed'),
      'quota, Elastic IP addresses in eu-west-1: 2 needed, 4 used by others, 5 allowed (failed)',
    ]);
  });

  it('that are not known are not sufficient', async () => {
    expect(await faults({ GetServiceQuota: {} })).toHaveLength(4);
  });
});

it('accepts a service-linked role that the stack has created', async () => {
  const Tags = [
    { Key: 'Application', Value: 'airline' },
    { Key: 'Environment', Value: 'dr' },
  ];

  expect(await faults({ GetRole: { Role: { Tags } } })).toEqual([]);
});

it.each(['ENOTFOUND', 'ENODATA'])(
  'finds a domain that is not delegated (%s), but does not know what fails',
  async (code) => {
    const lookUp = (errorCode: string) => () =>
      Promise.reject(Object.assign(new Error(errorCode), { code: errorCode }));
    const zone = async (errorCode: string) =>
      (await lookAt(preflightChecks(lookUp(errorCode)), { name: 'dr', stack, account: fakeAccount(sound) }))
        .filter(({ check }) => check === 'hosted zone')
        .map(({ status, found }) => `${status}: ${found}`);

    expect(await zone(code)).toEqual(['failed: not delegated']);
    expect(await zone('ETIMEOUT')).toEqual(['unknown: Error: ETIMEOUT']);
  },
);
