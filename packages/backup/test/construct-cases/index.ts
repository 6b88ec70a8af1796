import type { ConstructCase } from '@etops/testing';
import { archives } from './archives';
import { gateways } from './gateways';
import { operations } from './operations';
import { plans } from './plans';
import { restores } from './restores';
import { vaults } from './vaults';

/** Every construct of the package with valid props that give each optional prop. */
export const constructCases: readonly ConstructCase[] = [
  ...vaults,
  ...plans,
  ...operations,
  ...restores,
  ...archives,
  ...gateways,
];
