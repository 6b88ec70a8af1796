import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { DataAwsStoragegatewayLocalDisk } from '@cdktf/provider-aws/lib/data-aws-storagegateway-local-disk';
import { StoragegatewayCache } from '@cdktf/provider-aws/lib/storagegateway-cache';
import { StoragegatewayGateway } from '@cdktf/provider-aws/lib/storagegateway-gateway';
import { StoragegatewayUploadBuffer } from '@cdktf/provider-aws/lib/storagegateway-upload-buffer';
import type { Checked } from '@etops/foundation';
import { isProtected, LOG_GROUP_NAME_LENGTH, nameFor, numberAsText } from '@etops/foundation';
import { Construct } from 'constructs';
import { GATEWAY_NAME_LENGTH } from '../limits';
import { diskId } from './check-gateway';
import type { GatewayProps } from './gateway-props';

const LOG_GROUP_PREFIX = '/aws/storagegateway/';

/** Type of a gateway, by Storage Gateway's name. */
export type GatewayType = 'CACHED' | 'STORED' | 'FILE_S3';

/**
 * Creates an activated appliance with its log and its disks.
 *
 * The appliance must run and be reachable during the apply: the provider waits ten minutes for it.
 */
export class Gateway extends Construct {
  /** ARN, known after apply. */
  readonly arn: string;
  /** Id, known after apply. */
  readonly gatewayId: string;
  /** Physical name, a literal. */
  readonly gatewayName: string;
  private readonly type: GatewayType;

  constructor(scope: Construct, id: string, props: Checked<GatewayProps> & { readonly type: GatewayType }) {
    super(scope, id);
    const { environment, name, type, maintenance, vpcEndpoint, logRetentionDays = 90 } = props;
    this.type = type;
    this.gatewayName = gatewayName(props);
    const logs = new CloudwatchLogGroup(this, 'logs', {
      name: `${LOG_GROUP_PREFIX}${nameFor(environment, name, { maxLength: LOG_GROUP_NAME_LENGTH.max - LOG_GROUP_PREFIX.length })}`,
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
        dayOfWeek: numberAsText(maintenance.dayOfWeek),
        hourOfDay: maintenance.hour,
        minuteOfHour: maintenance.minute ?? 0,
      },
      ...(vpcEndpoint === undefined ? {} : { gatewayVpcEndpoint: vpcEndpoint }),
      lifecycle: {
        preventDestroy: isProtected(environment),
        // The key is used once: another value would replace the gateway. The domain is joined by hand, since the state
        // would contain its password.
        ignoreChanges: ['activation_key', 'gateway_ip_address', 'smb_active_directory_settings'],
      },
    });
    this.arn = gateway.arn;
    this.gatewayId = gateway.gatewayId;
  }

  /** Creates the cache disks. */
  addCache(disks: readonly string[]): readonly StoragegatewayCache[] {
    return disks.map(
      (disk) =>
        new StoragegatewayCache(this, `cache-${diskId(disk)}`, { gatewayArn: this.arn, diskId: this.disk(disk) }),
    );
  }

  /**
   * Creates the upload buffers, also those of stored volumes: `aws_storagegateway_working_storage` is their older name.
   *
   * Those of cached volumes are given by path, since the id of their disk changes with its first use.
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
   * Returns the id of a local disk, which the appliance assigns, by the disk's path. The disk's node is not always a
   * path: on a hypervisor it is `SCSI (0:1)`, for example.
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

/** Returns the physical name of a gateway. */
export function gatewayName({ environment, name }: Pick<Checked<GatewayProps>, 'environment' | 'name'>): string {
  return nameFor(environment, name, { maxLength: GATEWAY_NAME_LENGTH.max });
}
