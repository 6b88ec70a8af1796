/**
 * Characters of an alias, `alias/` included.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html (checked 2026-11-27)
 */
export const KMS_ALIAS_LENGTH = { min: 1, max: 256 } as const;
