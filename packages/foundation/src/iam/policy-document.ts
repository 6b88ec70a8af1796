import { jsonText } from '../stack-json';

/** Conditions of a policy statement: operator, then condition key, then value or values. */
export type PolicyConditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/**
 * One statement of an IAM policy, in the vocabulary of IAM itself.
 *
 * Its texts reach AWS as they are: `${aws:username}` is a policy variable of IAM, not an expression of Terraform.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 * @verbatim
 */
export interface PolicyStatement {
  /**
   * Name of the statement, unique in its policy.
   *
   * @default - none
   */
  readonly Sid?: string;
  /** Whether the statement allows or denies. */
  readonly Effect: 'Allow' | 'Deny';
  /**
   * Principals that the statement applies to, in a resource-based policy only.
   *
   * @default - the identity that the policy is attached to
   */
  readonly Principal?: '*' | Readonly<Record<string, string | readonly string[]>>;
  /** Actions such as `rds:PromoteReadReplica`. */
  readonly Action: string | readonly string[];
  /** ARNs, or `*`. */
  readonly Resource: string | readonly string[];
  /**
   * Conditions that must all be met.
   *
   * @default - none
   */
  readonly Condition?: PolicyConditions;
}

/** Returns an IAM policy as JSON text. Tokens in it stay references, and policy variables stay variables of IAM. */
export function policyDocument(...statements: readonly PolicyStatement[]): string {
  return jsonText({ Version: '2012-10-17', Statement: statements });
}

/** Returns a statement of an identity's policy that allows actions on resources. */
export function allow(
  sid: string,
  actions: string | readonly string[],
  resources: string | readonly string[],
  conditions?: PolicyConditions,
): PolicyStatement {
  return {
    Sid: sid,
    Effect: 'Allow',
    Action: actions,
    Resource: resources,
    ...(conditions === undefined ? {} : { Condition: conditions }),
  };
}

/**
 * Returns a role's trust policy for an AWS service.
 *
 * @param conditions account or resource that the service acts for, against the confused deputy problem
 */
export function trustPolicy(service: string, conditions?: PolicyConditions): string {
  return jsonText({
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
