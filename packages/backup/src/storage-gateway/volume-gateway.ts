import { StoragegatewayCachedIscsiVolume } from '@cdktf/provider-aws/lib/storagegateway-cached-iscsi-volume';
import { StoragegatewayStoredIscsiVolume } from '@cdktf/provider-aws/lib/storagegateway-stored-iscsi-volume';
import type { AlarmSpec } from '@etops/contracts';
import { isProtected, throwProblems } from '@etops/foundation';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { backupTags } from '../selection-tag';
import { checkVolumeGateway } from './check-gateway';
import { Gateway } from './gateway';
import { gatewayAlarms } from './gateway-alarms';
import type { GatewayProps } from './gateway-props';

/** Data are in AWS; the site keeps what it used lately. */
export interface CachedVolumes {
  readonly kind: 'cached';
  /** Disks of the appliance for the cache, by path, for example `/dev/sdc`. */
  readonly cacheDisks: readonly string[];
  readonly volumes: readonly {
    /** Last part of the iSCSI target's name. */
    readonly targetName: string;
    /** 1 to 32,768. Cannot be changed without replacing the volume. */
    readonly sizeGiB: number;
  }[];
}

/** Data are on the site; AWS has snapshots. */
export interface StoredVolumes {
  readonly kind: 'stored';
  readonly volumes: readonly {
    /** Last part of the iSCSI target's name. */
    readonly targetName: string;
    /** Disk of the appliance that is the volume, by path, for example `/dev/sdd`. */
    readonly disk: string;
    /** Whether what is on the disk already is kept. It has no default: `false` erases the disk. */
    readonly preserveExistingData: boolean;
  }[];
}

export interface VolumeGatewayProps extends GatewayProps {
  /** IPv4 address of the appliance under which its iSCSI targets are offered, in the site's network. */
  readonly address: string;
  /** Disks of the appliance for what waits to be uploaded, by path, for example `/dev/sdb`. */
  readonly uploadBufferDisks: readonly string[];
  readonly storage: CachedVolumes | StoredVolumes;
  /**
   * Tags of the volumes.
   *
   * @default - {@link backupTags}: the environment's plan backs them up
   */
  readonly volumeTags?: Readonly<Record<string, string>>;
}

const BYTES_PER_GIB = 1024 ** 3;

/**
 * Volumes of the site on-premises that a backup plan reaches: an appliance that offers them over iSCSI and brings them
 * to AWS. Stored volumes suit a site that must go on without AWS, cached ones a site with little disk.
 *
 * @throws ValidationError when disks, volumes or names contradict each other, or the activation key is in the code
 */
export class VolumeGateway extends Construct {
  readonly gatewayArn: string;
  /** ARNs of the volumes, in their order: what a plan may also select by ARN. */
  readonly volumeArns: readonly string[];
  readonly alarms: readonly AlarmSpec[];

  constructor(scope: Construct, id: string, props: VolumeGatewayProps) {
    super(scope, id);
    throwProblems(this, checkVolumeGateway(props));
    const { storage, uploadBufferDisks } = props;
    const type = storage.kind === 'cached' ? 'CACHED' : 'STORED';
    const gateway = new Gateway(this, 'gateway', { ...props, type });
    const ready = [
      ...gateway.addUploadBuffers(uploadBufferDisks),
      ...(storage.kind === 'cached' ? gateway.addCache(storage.cacheDisks) : []),
    ];
    this.gatewayArn = gateway.arn;
    this.volumeArns =
      storage.kind === 'cached'
        ? this.addCachedVolumes(props, storage, gateway, ready)
        : this.addStoredVolumes(props, storage, gateway, ready);
    this.alarms = gatewayAlarms(gateway, type);
  }

  private addCachedVolumes(
    props: VolumeGatewayProps,
    { volumes }: CachedVolumes,
    gateway: Gateway,
    dependsOn: ITerraformDependable[],
  ): readonly string[] {
    return volumes.map(
      ({ targetName, sizeGiB }) =>
        new StoragegatewayCachedIscsiVolume(this, `volume-${targetName}`, {
          ...common(props, gateway, dependsOn),
          targetName,
          volumeSizeInBytes: sizeGiB * BYTES_PER_GIB,
        }).volumeArn,
    );
  }

  private addStoredVolumes(
    props: VolumeGatewayProps,
    { volumes }: StoredVolumes,
    gateway: Gateway,
    dependsOn: ITerraformDependable[],
  ): readonly string[] {
    return volumes.map(
      ({ targetName, disk, preserveExistingData }) =>
        new StoragegatewayStoredIscsiVolume(this, `volume-${targetName}`, {
          ...common(props, gateway, dependsOn),
          targetName,
          diskId: gateway.disk(disk),
          preserveExistingData,
        }).arn,
    );
  }
}

function common(props: VolumeGatewayProps, gateway: Gateway, dependsOn: ITerraformDependable[]) {
  const { environment, address, kmsKeyArn, volumeTags = backupTags(environment) } = props;
  return {
    gatewayArn: gateway.arn,
    networkInterfaceId: address,
    kmsEncrypted: true,
    kmsKey: kmsKeyArn,
    tags: { ...volumeTags },
    dependsOn,
    lifecycle: { preventDestroy: isProtected(environment) },
  };
}
