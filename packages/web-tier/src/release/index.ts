export { checkRelease } from './check-release';
export { noTerraformRefresh } from './no-terraform-refresh';
export { Release } from './release';
export { releaseDefinition } from './release-definition';
export { ReleasePointer, releasePointerName } from './release-pointer';
export type { ReleaseSettings } from './release-settings';
export { resolveRelease } from './release-settings';
export type { PointerParameter, ReleaseTarget, ReleaseTimings } from './release-target';
