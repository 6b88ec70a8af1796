import type { Check } from '../check';
import { configRecorder, serviceLinkedRoles } from './existing-resources';
import { image } from './image';
import { instanceTypes } from './instance-types';
import { quotas } from './quotas';
import { stateBucket } from './state-bucket';
import type { LookUp } from './zone-delegation';
import { zoneDelegation } from './zone-delegation';

export type { LookUp } from './zone-delegation';

/**
 * Returns the checks before a stack is applied.
 *
 * @param lookUp looks up the name servers of a domain @default - the resolver of the machine
 */
export const preflightChecks = (lookUp?: LookUp): Readonly<Record<string, Check>> => ({
  'state bucket': stateBucket,
  quota: quotas,
  'instance type': instanceTypes,
  image,
  'AWS Config': configRecorder,
  'service-linked role': serviceLinkedRoles,
  'hosted zone': zoneDelegation(lookUp),
});
