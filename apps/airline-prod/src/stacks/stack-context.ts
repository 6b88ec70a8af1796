import type { StackOutputs } from '@etops/foundation';
import type { AirlineConfig } from '../config/airline-config';
import type { Links } from '../config/links';

/** Input of every stack. */
export interface StackContext {
  /** The airline's decisions. */
  readonly config: AirlineConfig;
  /** Names, ARNs and ranges of other stacks. */
  readonly links: Links;
  /** Ids that AWS chose in other stacks. */
  readonly outputs: StackOutputs;
}
