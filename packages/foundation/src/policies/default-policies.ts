import { bucketsPrivate } from './buckets-private';
import { deletionProtected } from './deletion-protected';
import { imdsv2Required } from './imdsv2-required';
import { noPublicIngress } from './no-public-ingress';
import { noSecretLiteral } from './no-secret-literal';
import type { Policy } from './policy';
import { regionIsolated } from './region-isolated';
import { storageEncrypted } from './storage-encrypted';

/** Policies that every {@link EnvironmentStack} must pass by default. */
export const defaultPolicies: readonly Policy[] = [
  storageEncrypted,
  noPublicIngress,
  imdsv2Required,
  bucketsPrivate,
  deletionProtected,
  noSecretLiteral,
  regionIsolated,
];
