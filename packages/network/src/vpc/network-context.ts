import type { Vpc } from '@cdktf/provider-aws/lib/vpc';
import type { EnvironmentRef } from '@etops/contracts';
import type { Construct } from 'constructs';

/** The VPC, and the settings that every part of a network needs. */
export interface NetworkContext {
  readonly scope: Construct;
  readonly environment: EnvironmentRef;
  /** Name of the network, unique in its environment. */
  readonly name: string;
  readonly vpc: Vpc;
  readonly cidrBlock: string;
  readonly ipv6: boolean;
  /** Whether Terraform must not replace resources whose replacement causes an outage. */
  readonly protect: boolean;
  /** Returns the `Name` tag of a part, or of the network. */
  readonly tag: (part?: string) => Record<string, string>;
}
