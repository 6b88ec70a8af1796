import { blocksOf } from '../stack-json';
import type { Policy } from './policy';

const CODE = 'POLICY_IMDSV2';

/** Requires a session token for requests to the instance metadata service (IMDSv2). */
export const imdsv2Required: Policy = {
  code: CODE,
  description: 'servers accept IMDSv2 only',
  check: (subject) =>
    subject
      .resources('aws_launch_template', 'aws_instance', 'aws_launch_configuration')
      .filter(
        ({ attributes }) =>
          !blocksOf(attributes.metadata_options).some(({ http_tokens }) => http_tokens === 'required'),
      )
      .map(({ path }) => ({
        code: CODE,
        path,
        message: "metadata_options.http_tokens must be 'required', got IMDSv1 allowed; set it",
      })),
};
