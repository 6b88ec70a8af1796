/**
 * Characters of a role's name.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html (checked 2026-11-23)
 */
export const ROLE_NAME_LENGTH = { min: 1, max: 64 } as const;
