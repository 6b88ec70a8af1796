/**
 * Characters of a role's name.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html (checked 2026-11-23)
 */
export const ROLE_NAME_LENGTH = { min: 1, max: 64 } as const;

/**
 * Characters of all inline policies of a role together, without white space.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html (checked 2026-11-23)
 */
export const ROLE_POLICY_CHARACTERS = { min: 1, max: 10_240 } as const;

/**
 * Characters of a managed policy, without white space.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html (checked 2026-11-23)
 */
export const MANAGED_POLICY_CHARACTERS = { min: 1, max: 6144 } as const;

/**
 * Characters of a role's trust policy, unless a quota increase allows up to 4096.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html (checked 2026-11-23)
 */
export const TRUST_POLICY_CHARACTERS = { min: 1, max: 2048 } as const;
