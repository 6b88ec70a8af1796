/**
 * Characters of a security group's name.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-groups.html (checked 2026-11-22)
 */
export const SECURITY_GROUP_NAME_LENGTH = { min: 1, max: 255 } as const;

/**
 * Characters of a tag's value, for example of the tag `Name`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html
 */
export const TAG_VALUE_LENGTH = { min: 0, max: 256 } as const;

/** Characters of a tag's key. */
export const TAG_KEY_LENGTH = { min: 1, max: 128 } as const;

/** Tags of one resource. */
export const TAG_COUNT = { min: 0, max: 50 } as const;

/** Characters that all services accept in keys and values of tags: letters, digits, spaces and some signs. */
export const TAG_CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
