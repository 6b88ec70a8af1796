import type { Vpc } from '@cdktf/provider-aws/lib/vpc';
import type { EnvironmentRef } from '@etops/contracts';
import type { Construct } from 'constructs';

/** What every part of a network is rendered into. */
export interface NetworkFrame {
  readonly scope: Construct;
  readonly environment: EnvironmentRef;
  /** The network's name within its environment. */
  readonly name: string;
  readonly vpc: Vpc;
  readonly cidrBlock: string;
  readonly ipv6: boolean;
  /** Whether Terraform must refuse to replace what cannot be replaced without an outage. */
  readonly protect: boolean;
  /** The `Name` tag of a part. */
  readonly tag: (part: string) => Record<string, string>;
}
