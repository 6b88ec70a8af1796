import type { LocatedProblem } from '../problems';
import type { StackResource } from '../stack-json';
import { blocksOf, refersTo } from '../stack-json';
import type { Policy, PolicySubject } from './policy';

const CODE = 'POLICY_BUCKET_PRIVATE';
const TLS_KEY = 'aws:SecureTransport';
const BLOCKS = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'] as const;

/** Requires that every bucket blocks public access and refuses requests without TLS. */
export const bucketsPrivate: Policy = {
  code: CODE,
  description: 'buckets block public access and refuse requests without TLS',
  check: (subject) =>
    subject
      .resources('aws_s3_bucket')
      .flatMap((bucket) => [...accessProblems(subject, bucket), ...tlsProblems(subject, bucket)]),
};

function accessProblems(subject: PolicySubject, bucket: StackResource): LocatedProblem[] {
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

function tlsProblems(subject: PolicySubject, bucket: StackResource): LocatedProblem[] {
  const deniesPlainHttp = subject
    .resources('aws_s3_bucket_policy')
    .filter(({ attributes }) => refersTo(attributes.bucket, bucket))
    .some(({ attributes }) => textDenies(String(attributes.policy)) || documentDenies(subject, attributes.policy));
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

/** Checks whether a statement of the policy denies plain HTTP; for an expression, whether it contains both the effect and the key. */
function textDenies(policy: string): boolean {
  try {
    const { Statement } = JSON.parse(policy) as { Statement?: unknown };
    return blocksOf(Statement).some(
      ({ Effect, Condition }) =>
        Effect === 'Deny' &&
        blocksOf(Condition)
          .flatMap(({ Bool }) => blocksOf(Bool))
          .some((bool) => isFalse(bool[TLS_KEY])),
    );
  } catch {
    return policy.includes(TLS_KEY) && policy.includes('Deny');
  }
}

/** Checks whether a policy document that the policy refers to denies plain HTTP. */
function documentDenies(subject: PolicySubject, policy: unknown): boolean {
  return subject
    .dataSources('aws_iam_policy_document')
    .filter(({ address }) => refersTo(policy, address))
    .flatMap(({ attributes }) => blocksOf(attributes.statement))
    .some(
      ({ effect, condition }) =>
        effect === 'Deny' &&
        blocksOf(condition).some(({ variable, values }) => variable === TLS_KEY && isFalse(values)),
    );
}

function isFalse(value: unknown): boolean {
  return [value].flat().some((item) => String(item) === 'false');
}
