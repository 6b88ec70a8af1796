import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { DataAwsStoragegatewayLocalDisk } from '@cdktf/provider-aws/lib/data-aws-storagegateway-local-disk';
import { StoragegatewayCache } from '@cdktf/provider-aws/lib/storagegateway-cache';
import { StoragegatewayGateway } from '@cdktf/provider-aws/lib/storagegateway-gateway';
import { StoragegatewayUploadBuffer } from '@cdktf/provider-aws/lib/storagegateway-upload-buffer';
import { isProtected, nameFor } from '@etops/foundation';
import { Construct } from 'constructs';
import { GATEWAY_NAME_MAX_LENGTH } from '../limits';
import type { GatewayProps } from './gateway-props';

export type GatewayType = 'CACHED' | 'STORED' | 'FILE_S3';

/**
 * An activated appliance with its log and its disks.
 *
 * The appliance must run and be reachable when this is applied: the provider waits ten minutes for it.
 */
export class Gateway extends Construct {
  readonly arn: string;
  readonly gatewayId: string;
  /** Physical name, a literal. */
  readonly gatewayName: string;
  private readonly type: GatewayType;

  constructor(scope: Construct, id: string, props: GatewayProps & { readonly type: GatewayType }) {
    super(scope, id);
    const { environment, name, type, maintenance, vpcEndpoint, logRetentionDays = 90 } = props;
    this.type = type;
    this.gatewayName = gatewayName(props);
    const logs = new CloudwatchLogGroup(this, 'logs', {
      name: `/aws/storagegateway/${nameFor(environment, name, { maxLength: 200 })}`,
      retentionInDays: logRetentionDays,
      lifecycle: { preventDestroy: isProtected(environment) },
    });
    const gateway = new StoragegatewayGateway(this, 'gateway', {
      gatewayName: this.gatewayName,
      gatewayType: type,
      gatewayTimezone: props.timeZone,
      activationKey: props.activationKey,
      cloudwatchLogGroupArn: logs.arn,
      maintenanceStartTime: {
        dayOfWeek: String(maintenance.dayOfWeek),
        hourOfDay: maintenance.hour,
        minuteOfHour: maintenance.minute ?? 0,
      },
      ...(vpcEndpoint === undefined ? {} : { gatewayVpcEndpoint: vpcEndpoint }),
      lifecycle: {
        preventDestroy: isProtected(environment),
        // The key is used once: another value would replace the gateway. The domain is joined by hand, since its
        // password would stay in the state.
        ignoreChanges: ['activation_key', 'gateway_ip_address', 'smb_active_directory_settings'],
      },
    });
    this.arn = gateway.arn;
    this.gatewayId = gateway.gatewayId;
  }

  addCache(disks: readonly string[]): readonly StoragegatewayCache[] {
    return disks.map(
      (disk) =>
        new StoragegatewayCache(this, `cache-${diskId(disk)}`, { gatewayArn: this.arn, diskId: this.disk(disk) }),
    );
  }

  /**
   * Upload buffers, of stored volumes as well: `aws_storagegateway_working_storage` is an older name of theirs.
   *
   * Those of cached volumes are named by path: the id of their disk becomes another one when it is first used.
   *
   * @see https://docs.aws.amazon.com/storagegateway/latest/APIReference/API_AddWorkingStorage.html (checked 2026-11-23)
   * @see https://github.com/hashicorp/terraform-provider-aws/pull/18313 (checked 2026-11-27)
   */
  addUploadBuffers(disks: readonly string[]): readonly StoragegatewayUploadBuffer[] {
    return disks.map(
      (disk) =>
        new StoragegatewayUploadBuffer(this, `upload-buffer-${diskId(disk)}`, {
          gatewayArn: this.arn,
          ...(this.type === 'CACHED' ? { diskPath: disk } : { diskId: this.disk(disk) }),
        }),
    );
  }

  /**
   * Id of a local disk, which the appliance gives; it is looked up by the disk's path. The disk's node is no path on a
   * hypervisor, but for example `SCSI (0:1)`.
   *
   * @see https://github.com/hashicorp/terraform-provider-aws/issues/18428 (checked 2026-11-27)
   */
  disk(diskPath: string): string {
    const { diskId: found } = new DataAwsStoragegatewayLocalDisk(this, `disk-${diskId(diskPath)}`, {
      gatewayArn: this.arn,
      diskPath,
    });
    return found;
  }
}

export function gatewayName({ environment, name }: Pick<GatewayProps, 'environment' | 'name'>): string {
  return nameFor(environment, name, { maxLength: GATEWAY_NAME_MAX_LENGTH });
}

/** `/dev/sdb` as a construct id. */
function diskId(diskPath: string): string {
  return diskPath.replace(/[^a-zA-Z0-9]+/g, '-').replace(/^-/, '');
}
