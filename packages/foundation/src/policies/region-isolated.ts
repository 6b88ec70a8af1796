import type { Policy } from './policy';

const CODE = 'POLICY_REGION_ISOLATION';

/** Refuses reads of another stack's state: during an outage of its Region, Terraform could not read it. */
export const regionIsolated: Policy = {
  code: CODE,
  description: 'no stack reads another stack’s state',
  check: (subject) =>
    subject.dataSources('terraform_remote_state').map(({ path }) => ({
      code: CODE,
      path,
      message:
        'stacks must not share tokens, got a reference to another stack; pass a computed name or ARN, or a recorded output',
    })),
};
