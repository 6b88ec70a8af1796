import type { ExcludedTypes } from '../terraform';

/** Resource types that the emulator does not support, excluded from the applied copies. `terraform validate` checks them. */
export const unsupportedTypes: ExcludedTypes = {};
