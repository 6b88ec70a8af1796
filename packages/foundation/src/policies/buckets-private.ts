import type { LocatedProblem } from '../problem';
import { refersTo } from './attributes';
import type { Policy, PolicyResource, PolicySubject } from './policy';

const CODE = 'POLICY_BUCKET_PRIVATE';
const BLOCKS = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'] as const;

/** Every bucket blocks public access and refuses requests without TLS. */
export const bucketsPrivate: Policy = {
  code: CODE,
  description: 'buckets block public access and refuse requests without TLS',
  check: (subject) =>
    subject
      .resources('aws_s3_bucket')
      .flatMap((bucket) => [...checkAccess(subject, bucket), ...checkTls(subject, bucket)]),
};

function checkAccess(subject: PolicySubject, bucket: PolicyResource): LocatedProblem[] {
  const block = subject
    .resources('aws_s3_bucket_public_access_block')
    .find(({ attributes }) => refersTo(attributes.bucket, bucket));
  const open = BLOCKS.filter((name) => block?.attributes[name] !== true);
  return open.length === 0
    ? []
    : [
        {
          code: CODE,
          path: bucket.path,
          message: `the bucket's public access block must set ${open.join(', ')} to true, got ${block ? 'less' : 'no block'}; add it`,
        },
      ];
}

function checkTls(subject: PolicySubject, bucket: PolicyResource): LocatedProblem[] {
  const deniesPlainHttp = subject
    .resources('aws_s3_bucket_policy')
    .filter(({ attributes }) => refersTo(attributes.bucket, bucket))
    .some(({ attributes }) => statementsOf(subject, attributes.policy).includes('aws:SecureTransport'));
  return deniesPlainHttp
    ? []
    : [
        {
          code: CODE,
          path: bucket.path,
          message:
            'the bucket policy must deny requests where aws:SecureTransport is false, got none that does; add the statement',
        },
      ];
}

/** The policy's text, together with that of the policy documents it refers to. */
function statementsOf(subject: PolicySubject, policy: unknown): string {
  const documents = subject
    .dataSources('aws_iam_policy_document')
    .filter(({ address }) => String(policy).includes(`${address}.json`));
  return [String(policy), ...documents.map(({ attributes }) => JSON.stringify(attributes))].join('\n');
}
