import type { Policy } from '@etops/foundation';
import { healthChecksSound } from './health-checks-sound';
import { recordTreesSound } from './record-trees-sound';

/** What a stack with records of its own is held to, beside the default policies. */
export const dnsPolicies: readonly Policy[] = [recordTreesSound, healthChecksSound];
