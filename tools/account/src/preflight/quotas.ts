import {
  DescribeAddressesCommand,
  DescribeInstanceTypesCommand,
  DescribeVpnConnectionsCommand,
  EC2Client,
  paginateDescribeInstances,
  paginateDescribeVpcs,
} from '@aws-sdk/client-ec2';
import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import type { StackReader } from '@etops/foundation';
import type { Account } from '../account';
import type { IsOwn } from '../own-resources';
import { ownResources } from '../own-resources';
import type { Check, Finding, Subject } from '../check';
import { finding } from '../check';
import { serverGroups } from '../server-groups';

/** A quota of an account in a Region, and what the account uses of it besides the stack. */
interface Quota {
  readonly name: string;
  readonly service: string;
  /** @see https://docs.aws.amazon.com/general/latest/gr/ec2-service.html#limits_ec2 */
  readonly code: string;
  /** Number that the stack needs in a Region. */
  readonly needed: (subject: Subject, region: string) => Promise<number>;
  /** Number that others use in the Region. */
  readonly others: (ec2: EC2Client, isOwn: IsOwn) => Promise<number>;
}

/** Share of further servers while a release replaces them: the state machine lets a group exceed its size by a tenth. */
const RELEASE_SHARE = 1.1;

const QUOTAS: readonly Quota[] = [
  {
    name: 'vCPUs of running on-demand standard instances',
    service: 'ec2',
    code: 'L-1216C47A',
    needed: ({ stack, account }, region) => neededVcpus(stack, account, region),
    others: async (ec2, isOwn) => {
      let count = 0;
      const Filters = [{ Name: 'instance-state-name', Values: ['pending', 'running'] }];
      for await (const { Reservations = [] } of paginateDescribeInstances({ client: ec2 }, { Filters })) {
        const foreign = Reservations.flatMap(({ Instances = [] }) => Instances).filter(({ Tags }) => !isOwn(Tags));
        count += sum(
          foreign.map(({ CpuOptions }) => (CpuOptions?.CoreCount ?? NaN) * (CpuOptions?.ThreadsPerCore ?? NaN)),
        );
      }
      return count;
    },
  },
  {
    name: 'Elastic IP addresses',
    service: 'ec2',
    code: 'L-0263D0A3',
    needed: ({ stack }, region) => Promise.resolve(countIn(stack, 'aws_eip', region)),
    others: async (ec2, isOwn) => {
      const { Addresses = [] } = await ec2.send(new DescribeAddressesCommand({}));
      return Addresses.filter(({ Tags }) => !isOwn(Tags)).length;
    },
  },
  {
    name: 'VPCs',
    service: 'vpc',
    code: 'L-F678F1CE',
    needed: ({ stack }, region) => Promise.resolve(countIn(stack, 'aws_vpc', region)),
    others: async (ec2, isOwn) => {
      let count = 0;
      for await (const { Vpcs = [] } of paginateDescribeVpcs({ client: ec2 }, {})) {
        count += Vpcs.filter(({ Tags }) => !isOwn(Tags)).length;
      }
      return count;
    },
  },
  {
    name: 'VPN connections',
    service: 'ec2',
    code: 'L-3E6EC3A3',
    needed: ({ stack }, region) => Promise.resolve(countIn(stack, 'aws_vpn_connection', region)),
    others: async (ec2, isOwn) => {
      const { VpnConnections = [] } = await ec2.send(new DescribeVpnConnectionsCommand({}));
      return VpnConnections.filter(({ State, Tags }) => State !== 'deleted' && !isOwn(Tags)).length;
    },
  },
];

/** Compares quotas with what the stack needs at its largest, and with what the account uses besides it. */
export const quotas: Check = async (subject) => {
  const findings = subject.stack.regions().flatMap((region) =>
    QUOTAS.map(async (quota) => {
      const needed = await quota.needed(subject, region);
      return needed === 0 ? [] : [await compare(quota, needed, subject, region)];
    }),
  );
  return (await Promise.all(findings)).flat();
};

async function compare(quota: Quota, needed: number, { stack, account }: Subject, region: string): Promise<Finding> {
  const others = await quota.others(account.client(EC2Client, region), ownResources(stack));
  const value = await valueOf(account.client(ServiceQuotasClient, region), quota);
  const request = `aws service-quotas request-service-quota-increase --region ${region} --service-code ${quota.service} --quota-code ${quota.code} --desired-value ${String(needed + others)}`;
  return finding(
    needed + others <= value,
    `${quota.name} in ${region}`,
    `${String(needed)} needed, ${String(others)} used by others, ${String(value)} allowed`,
    request,
  );
}

/** Returns the value of a quota: the account's own, or the default if it was never changed. */
async function valueOf(client: ServiceQuotasClient, { service, code }: Quota): Promise<number> {
  const input = { ServiceCode: service, QuotaCode: code };
  try {
    const { Quota } = await client.send(new GetServiceQuotaCommand(input));
    return Quota?.Value ?? NaN;
  } catch (error) {
    if ((error as Error).name !== 'NoSuchResourceException') {
      throw error;
    }
    const { Quota } = await client.send(new GetAWSDefaultServiceQuotaCommand(input));
    return Quota?.Value ?? NaN;
  }
}

async function neededVcpus(stack: StackReader, account: Account, region: string): Promise<number> {
  const groups = serverGroups(stack).filter((group) => group.region === region);
  const needs = groups.map(async ({ instanceType, maxSize, maxHealthyPercentage }) => {
    const { InstanceTypes = [] } = await account
      .client(EC2Client, region)
      .send(new DescribeInstanceTypesCommand({ InstanceTypes: [instanceType as never] }));
    return (
      Math.ceil(maxSize * Math.max(RELEASE_SHARE, maxHealthyPercentage / 100)) *
      (InstanceTypes[0]?.VCpuInfo?.DefaultVCpus ?? NaN)
    );
  });
  return sum(await Promise.all(needs));
}

function countIn(stack: StackReader, type: string, region: string): number {
  return stack.resources(type).filter((resource) => stack.providerOf(resource).region === region).length;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
