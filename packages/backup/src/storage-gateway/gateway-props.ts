import type { EnvironmentRef } from '@etops/contracts';

/** Weekly maintenance window, in the gateway's time zone, in which an update makes it unavailable for some minutes. */
export interface MaintenanceWindow {
  /** Day of the week; 0 is Sunday. */
  readonly dayOfWeek: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  /** Hour of the day, 0 to 23. */
  readonly hour: number;
  /**
   * Minute of the hour, 0 to 59.
   *
   * @default 0
   */
  readonly minute?: number;
}

/** Properties that all gateways have in common. */
export interface GatewayProps {
  /**
   * Environment that the gateway belongs to.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /** Name, unique within the environment and part of every name: 1 to 30 of a-z, 0-9 and `-`, for example `site-volumes`. */
  readonly name: string;
  /**
   * Activation key that the appliance shows, given as a sensitive `TerraformVariable`. It is valid for a short time and
   * used once, so that later values change nothing.
   *
   * Terraform could request it from the appliance, but only with plain HTTP into the site's network.
   *
   * @see https://docs.aws.amazon.com/storagegateway/latest/vgw/get-activation-key.html (checked 2026-11-23)
   */
  readonly activationKey: string;
  /** Offset from GMT in the form of Storage Gateway, at most 14 hours, for example `GMT+1:00`. */
  readonly timeZone: string;
  /** Weekly maintenance window. */
  readonly maintenance: MaintenanceWindow;
  /**
   * DNS name or address of the interface endpoint through which the appliance reaches AWS over a VPN. An S3 file gateway
   * needs an endpoint for S3 as well.
   *
   * @see https://docs.aws.amazon.com/filegateway/latest/files3/gateway-private-link.html (checked 2026-11-23)
   * @default - the public endpoints
   */
  readonly vpcEndpoint?: string;
  /** ARN of the key that encrypts the volumes, or the objects in the bucket. */
  readonly kmsKeyArn: string;
  /**
   * Days for which the gateway's log is kept; one of the values that CloudWatch Logs accepts.
   *
   * @default 90
   */
  readonly logRetentionDays?: number;
}
