import type { ExcludedTypes } from '../terraform';

/**
 * Resource types that the emulator lacks. They are left out of the applied copy only; `terraform validate` still sees
 * them.
 */
export const unsupportedTypes: ExcludedTypes = {};
