import type { EnvironmentRef } from '@etops/contracts';

/** When a gateway may be updated, in its own time zone; it is away for some minutes then. */
export interface MaintenanceWindow {
  /** 0 is Sunday. */
  readonly dayOfWeek: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  /** 0 to 23. */
  readonly hour: number;
  /**
   * 0 to 59.
   *
   * @default 0
   */
  readonly minute?: number;
}

/** What all gateways have in common. */
export interface GatewayProps {
  readonly environment: EnvironmentRef;
  /** Unique within the environment, 1 to 30 of a-z, 0-9 and `-`, for example `site-volumes`: part of every name. */
  readonly name: string;
  /**
   * The key that the appliance shows once it runs, from outside: a sensitive `TerraformVariable`. It is valid for a short
   * time and used once, so that later values change nothing.
   *
   * Terraform never asks the appliance for it itself: that would be plain HTTP into the site's network.
   *
   * @see https://docs.aws.amazon.com/storagegateway/latest/vgw/get-activation-key.html (checked 2026-11-23)
   */
  readonly activationKey: string;
  /** Offset from GMT as the appliance writes it, at most 14 hours, for example `GMT+1:00`. */
  readonly timeZone: string;
  readonly maintenance: MaintenanceWindow;
  /**
   * Interface endpoint, by DNS name or address, through which the appliance reaches AWS over a VPN. An S3 file gateway
   * needs one for S3 as well.
   *
   * @see https://docs.aws.amazon.com/filegateway/latest/files3/gateway-private-link.html (checked 2026-11-23)
   * @default - the public endpoints
   */
  readonly vpcEndpoint?: string;
  /** Key of the volumes, or of the objects in the bucket. */
  readonly kmsKeyArn: string;
  /**
   * Days that the gateway's own log is kept; one of those that CloudWatch takes.
   *
   * @default 90
   */
  readonly logRetentionDays?: number;
}
