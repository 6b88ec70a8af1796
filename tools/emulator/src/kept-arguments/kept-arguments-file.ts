import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readKeptArguments } from './read-kept-arguments';
import { renderKeptArguments } from './render-kept-arguments';
import { typesInUse } from './types-in-use';

const packages = join(__dirname, '../../../../packages');

/** File of the testing package with the kept arguments. */
export const KEPT_ARGUMENTS_FILE = join(packages, 'testing/src/off-sweep/kept-arguments.generated.ts');

/** Returns the text that the file must have. */
export async function keptArgumentsText(): Promise<string> {
  const version = providerVersion();
  const kept = await readKeptArguments(typesInUse(packages), version);
  return renderKeptArguments(kept, version, KEPT_ARGUMENTS_FILE);
}

/** Returns the version of the AWS provider that the provider's classes were generated from. */
function providerVersion(): string {
  const { cdktf } = JSON.parse(readFileSync(require.resolve('@cdktf/provider-aws/package.json'), 'utf8')) as {
    readonly cdktf: { readonly provider: { readonly version: string } };
  };
  return cdktf.provider.version;
}
