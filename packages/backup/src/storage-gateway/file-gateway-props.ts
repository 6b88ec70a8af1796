import type { PrivateBucket } from '@etops/foundation';
import type { GatewayProps } from './gateway-props';

interface Share {
  /** Name of the share, unique within the gateway. */
  readonly name: string;
  /**
   * Prefix of the bucket's keys that the share contains, with its final slash.
   *
   * @default - the whole bucket
   */
  readonly prefix?: string;
  /**
   * Whether clients can only read.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/** NFS file share. */
export interface NfsShare extends Share {
  /** Protocol of the share. */
  readonly protocol: 'nfs';
  /** Addresses or ranges of the site that can mount the share. */
  readonly clients: readonly string[];
}

/**
 * SMB file share. The appliance must have joined the domain: run `aws storagegateway join-domain` once, since its
 * password is a secret.
 */
export interface SmbShare extends Share {
  /** Protocol of the share. */
  readonly protocol: 'smb';
  /**
   * Users and groups of the domain that can use the share; groups begin with `@`.
   *
   * @default - all users of the domain
   */
  readonly validUsers?: readonly string[];
}

/** Properties of a {@link FileGateway}. */
export interface FileGatewayProps extends GatewayProps {
  /**
   * Paths of the appliance's cache disks, for example `/dev/sdb`.
   *
   * Disks can only be added. Storage Gateway has no call that removes one: a disk that disappears from the list stays in
   * use, until the gateway is replaced.
   *
   * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/storagegateway_cache
   */
  readonly cacheDisks: readonly string[];
  /** Bucket of the shares; an `ArchiveBucket` is also accepted. {@link GatewayProps.kmsKeyArn} is its key. */
  readonly bucket: Pick<PrivateBucket, 'arn'>;
  /** File shares; at least one. */
  readonly shares: readonly (NfsShare | SmbShare)[];
}
