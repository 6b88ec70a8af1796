import type { NamedLines } from './named-lines';

/** The Terraform addresses that a package's snapshot files hold, by the name of the snapshot. */
export function addressesOf(files: readonly string[]): NamedLines {
  const addresses = new Map<string, { readonly text: string }[]>();
  for (const [, name = '', body = ''] of files.join('\n').matchAll(/^exports\[`(.+)`\] = `$([^]*?)^`;$/gm)) {
    const found = [...body.matchAll(/^ +"([a-z0-9_]+\.[\w-]+)",$/gm)].map(([, text = '']) => ({ text }));
    addresses.set(name, [...(addresses.get(name) ?? []), ...found]);
  }
  return addresses;
}
