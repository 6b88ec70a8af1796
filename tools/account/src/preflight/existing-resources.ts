import { ConfigServiceClient, DescribeConfigurationRecordersCommand } from '@aws-sdk/client-config-service';
import type { Role } from '@aws-sdk/client-iam';
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { textOf } from '@etops/foundation';
import { GLOBAL_REGION } from '../account';
import type { Check } from '../check';
import { finding } from '../check';
import { ownResources } from '../own-resources';

/** Looks for a recorder of AWS Config, of which an account has one in each Region. */
export const configRecorder: Check = async ({ stack, account }) => {
  const findings = stack.resources('aws_config_configuration_recorder').map(async (recorder) => {
    const { region } = stack.providerOf(recorder);
    const { ConfigurationRecorders = [] } = await account
      .client(ConfigServiceClient, region)
      .send(new DescribeConfigurationRecordersCommand({}));
    const others = ConfigurationRecorders.map(({ name = '' }) => name).filter(
      (name) => name !== recorder.attributes.name,
    );
    return finding(
      others.length === 0,
      `recorder of AWS Config in ${region}`,
      others.length === 0 ? 'none, or the one of the stack' : `${others.join(', ')} exists`,
      'let the stack use the existing recorder: an account has one in each Region',
    );
  });
  return Promise.all(findings);
};

/** Beginning and middle of the names that IAM gives service-linked roles. */
const ROLE_NAMES: Readonly<Record<string, string>> = {
  'autoscaling.amazonaws.com': 'AWSServiceRoleForAutoScaling',
  'reports.backup.amazonaws.com': 'AWSServiceRoleForBackupReports',
};

/** Looks for service-linked roles that exist already: IAM refuses to create them again. */
export const serviceLinkedRoles: Check = async ({ stack, account }) => {
  const findings = stack.resources('aws_iam_service_linked_role').map(async (role) => {
    const service = textOf(role.attributes.aws_service_name);
    const suffix = textOf(role.attributes.custom_suffix);
    const known = ROLE_NAMES[service];
    if (known === undefined) {
      return { status: 'unknown', subject: service, found: 'a role whose name is not known here' } as const;
    }
    const name = suffix === '' ? known : `${known}_${suffix}`;
    const found = await findRole(account.client(IAMClient, GLOBAL_REGION), name);
    const isOwn = ownResources(stack)(found?.Tags);
    return finding(
      found === undefined || isOwn,
      name,
      found === undefined ? 'does not exist yet' : isOwn ? 'exists, with the tags of the stack' : 'exists',
      `terraform import ${role.address} ${String(found?.Arn)}`,
    );
  });
  return Promise.all(findings);
};

async function findRole(iam: IAMClient, name: string): Promise<Role | undefined> {
  try {
    const { Role } = await iam.send(new GetRoleCommand({ RoleName: name }));
    return Role ?? ({ RoleName: name } as Role);
  } catch (error) {
    if ((error as Error).name === 'NoSuchEntityException' || (error as Error).name === 'NoSuchEntity') {
      return undefined;
    }
    throw error;
  }
}
