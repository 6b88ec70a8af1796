/**
 * Lifecycle of a resource whose description AWS cannot change: another wording in a later version of a package would
 * replace it, and a security group in use cannot be deleted.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
 */
export const keptDescription: { readonly ignoreChanges: string[] } = { ignoreChanges: ['description'] };
