import type { Policy } from '@etops/foundation';
import { healthChecksSound } from './health-checks-sound';
import { recordTreesSound } from './record-trees-sound';

/** Policies for stacks with Route 53 records, to enforce in addition to the default policies. */
export const dnsPolicies: readonly Policy[] = [recordTreesSound, healthChecksSound];
