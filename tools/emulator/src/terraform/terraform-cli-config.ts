/** Source of the providers: a directory, or the registries. */
export type ProviderSource = { readonly mirror: string } | 'registry';

/** Renders a CLI configuration of Terraform, which replaces the user's `~/.terraformrc`. */
export function terraformCliConfig(source: ProviderSource): string {
  const method =
    source === 'registry' ? '  direct {}' : `  filesystem_mirror {\n    path = ${quote(source.mirror)}\n  }`;
  return `disable_checkpoint = true\nprovider_installation {\n${method}\n}\n`;
}

/** Renders a string in HCL, with JSON's escapes and without interpolation. */
function quote(text: string): string {
  return JSON.stringify(text)
    .replaceAll('${', () => '$${')
    .replaceAll('%{', () => '%%{');
}
