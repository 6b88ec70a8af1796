/** Where Terraform takes providers from: a directory, or the registries. */
export type ProviderSource = { readonly mirror: string } | 'registry';

/** Terraform's own configuration, in place of the user's `~/.terraformrc`. */
export function terraformCliConfig(source: ProviderSource): string {
  const method =
    source === 'registry' ? '  direct {}' : `  filesystem_mirror {\n    path = ${quote(source.mirror)}\n  }`;
  return `disable_checkpoint = true\nprovider_installation {\n${method}\n}\n`;
}

/** A string of HCL: JSON's escapes, and no interpolation. */
function quote(text: string): string {
  return JSON.stringify(text)
    .replaceAll('${', () => '$${')
    .replaceAll('%{', () => '%%{');
}
