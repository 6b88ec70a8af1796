export { exclude } from './exclude-resources';
export type { ExcludedResource, ExcludedTypes } from './exclude-resources';
export type { PlannedChange } from './planned-changes';
export { providerMirror } from './provider-mirror';
export { Terraform, TerraformError } from './terraform';
export { terraformCliConfig } from './terraform-cli-config';
export { validateStacks } from './validate-stacks';
export type { StackValidation, ValidationResult } from './validate-stacks';
export { readStack, stackDirectory, withoutPreventDestroy, writeStack } from './working-copy';
