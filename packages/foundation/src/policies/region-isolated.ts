import type { Policy } from './policy';

const CODE = 'POLICY_REGION_ISOLATION';

/** Refuses references to another stack's state, which Terraform cannot read during an outage of that stack's Region. */
export const regionIsolated: Policy = {
  code: CODE,
  description: 'no stack reads the state of another stack',
  check: (subject) =>
    subject.dataSources('terraform_remote_state').map(({ path }) => ({
      code: CODE,
      path,
      message:
        'stacks must not share tokens, got a reference to another stack; pass a computed name or ARN, or a recorded output',
    })),
};
