import type { GatewayProps } from './gateway-props';

/** Cached volumes: the data is in AWS, and the site caches recently used data. */
export interface CachedVolumes {
  /** Kind of the volumes. */
  readonly kind: 'cached';
  /**
   * Paths of the appliance's cache disks, for example `/dev/sdc`.
   *
   * Disks can only be added. Storage Gateway has no call that removes one: a disk that disappears from the list stays in
   * use, until the gateway is replaced.
   *
   * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/storagegateway_cache
   */
  readonly cacheDisks: readonly string[];
  /** The volumes, 1 to 32. */
  readonly volumes: readonly {
    /** Last part of the iSCSI target's name. */
    readonly targetName: string;
    /** Size in GiB, 1 to 32,768. Changing it replaces the volume. */
    readonly sizeGiB: number;
  }[];
}

/** Stored volumes: the data is on the site, and AWS has snapshots. */
export interface StoredVolumes {
  /** Kind of the volumes. */
  readonly kind: 'stored';
  /** The volumes, 1 to 32. */
  readonly volumes: readonly {
    /** Last part of the iSCSI target's name. */
    readonly targetName: string;
    /** Path of the appliance's disk that becomes the volume, for example `/dev/sdd`. */
    readonly disk: string;
    /** Whether existing data on the disk is kept. It is required, since `false` erases the disk. */
    readonly preserveExistingData: boolean;
  }[];
}

/** Properties of a {@link VolumeGateway}. */
export interface VolumeGatewayProps extends GatewayProps {
  /** IPv4 address of the appliance's iSCSI targets, in the site's network. */
  readonly address: string;
  /**
   * Paths of the appliance's upload buffer disks, for example `/dev/sdb`.
   *
   * Disks can only be added. Storage Gateway has no call that removes one: a disk that disappears from the list stays in
   * use, until the gateway is replaced.
   *
   * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/storagegateway_upload_buffer
   */
  readonly uploadBufferDisks: readonly string[];
  /** Cached or stored volumes. */
  readonly storage: CachedVolumes | StoredVolumes;
  /**
   * Tags of the volumes.
   *
   * @default - {@link backupTags}, so that the environment's plan backs them up
   */
  readonly volumeTags?: Readonly<Record<string, string>>;
}
