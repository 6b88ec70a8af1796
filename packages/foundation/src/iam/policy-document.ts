/** One statement of an IAM policy, in the vocabulary of IAM itself. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | Readonly<Record<string, string | readonly string[]>>;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** An IAM policy as JSON text; tokens inside stay references. */
export function policyDocument(...statements: readonly PolicyStatement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

/**
 * A role's trust policy for an AWS service.
 *
 * @param conditions narrow it to the account or resource that the service acts for, against the confused deputy
 */
export function trustPolicy(
  service: string,
  conditions?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>,
): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: service },
        Action: 'sts:AssumeRole',
        ...(conditions === undefined ? {} : { Condition: conditions }),
      },
    ],
  });
}
