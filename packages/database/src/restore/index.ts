export { checkRestore } from './check-restore';
export { restoreConfig, restoredAttributes, restorePostconditions } from './restore-config';
export type { RestoreFrom } from './restore-from';
