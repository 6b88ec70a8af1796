/** @see https://docs.aws.amazon.com/efs/latest/ug/API_CreateFileSystem.html CreationToken (checked 2026-11-22) */
export const CREATION_TOKEN_LENGTH = { min: 1, max: 64 } as const;

/** Port of NFS.
 * @see https://docs.aws.amazon.com/efs/latest/ug/network-access.html (checked 2026-11-22) */
export const NFS_PORT = 2049;
