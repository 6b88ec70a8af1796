import { StoragegatewayCachedIscsiVolume } from '@cdktf/provider-aws/lib/storagegateway-cached-iscsi-volume';
import { StoragegatewayStoredIscsiVolume } from '@cdktf/provider-aws/lib/storagegateway-stored-iscsi-volume';
import type { AlarmSpec } from '@etops/contracts';
import type { Checked } from '@etops/foundation';
import { checkProps, isProtected, isToken, ProblemList, throwProblems } from '@etops/foundation';
import type { ITerraformDependable } from 'cdktf';
import { Op, Token } from 'cdktf';
import { Construct } from 'constructs';
import { backupTags } from '../plan';
import { checkVolumeGateway } from './check-volume-gateway';
import { Gateway } from './gateway';
import { gatewayAlarms } from './gateway-alarms';
import type { CachedVolumes, StoredVolumes, VolumeGatewayProps } from './volume-gateway-props';
import { shapes } from '../shapes.generated';

const BYTES_PER_GIB = 1024 ** 3;

/**
 * Creates a Volume Gateway: an appliance provides volumes to the on-premises site over iSCSI, and uploads them to AWS,
 * where a backup plan selects them. Stored volumes suit a site that must work without AWS, cached ones a site with
 * little disk space.
 *
 * @throws ValidationError when disks, volumes or names contradict each other, or the activation key is in the code
 */
export class VolumeGateway extends Construct {
  /** ARN of the gateway, known after apply. */
  readonly gatewayArn: string;
  /** ARNs of the volumes, in their order, for a plan that selects by ARN. */
  readonly volumeArns: readonly string[];
  /** Alarms of the gateway, as data. */
  readonly alarms: readonly AlarmSpec[];

  constructor(scope: Construct, id: string, props: VolumeGatewayProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'VolumeGatewayProps', props);
    const problems = new ProblemList();
    checkVolumeGateway(problems, '', checked);
    throwProblems(this, problems.all);
    const { storage, uploadBufferDisks } = checked;
    const type = storage.kind === 'cached' ? 'CACHED' : 'STORED';
    const gateway = new Gateway(this, 'gateway', { ...checked, type });
    const ready = [
      ...gateway.addUploadBuffers(uploadBufferDisks),
      ...(storage.kind === 'cached' ? gateway.addCache(storage.cacheDisks) : []),
    ];
    this.gatewayArn = gateway.arn;
    this.volumeArns =
      storage.kind === 'cached'
        ? this.addCachedVolumes(checked, storage, gateway, ready)
        : this.addStoredVolumes(checked, storage, gateway, ready);
    this.alarms = gatewayAlarms(gateway, type);
  }

  private addCachedVolumes(
    props: Checked<VolumeGatewayProps>,
    { volumes }: CachedVolumes,
    gateway: Gateway,
    dependsOn: ITerraformDependable[],
  ): readonly string[] {
    return volumes.map(
      ({ targetName, sizeGiB }) =>
        new StoragegatewayCachedIscsiVolume(this, `volume-${targetName}`, {
          ...common(props, gateway, dependsOn),
          targetName,
          volumeSizeInBytes: isToken(sizeGiB)
            ? Token.asNumber(Op.mul(sizeGiB, BYTES_PER_GIB))
            : sizeGiB * BYTES_PER_GIB,
        }).volumeArn,
    );
  }

  private addStoredVolumes(
    props: Checked<VolumeGatewayProps>,
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

function common(props: Checked<VolumeGatewayProps>, gateway: Gateway, dependsOn: ITerraformDependable[]) {
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
