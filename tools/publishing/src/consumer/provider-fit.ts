import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StackJson } from '@etops/foundation';

/**
 * Replaces the required version of the AWS provider in stacks by one of a mirror, if the mirror lacks it.
 *
 * @returns description of the change; `undefined` without a change or without a mirror
 */
export function fitToMirror(outdir: string, mirror: string | undefined): string | undefined {
  const available = versionsIn(mirror);
  if (available.length === 0) {
    return undefined;
  }
  const changes = new Set<string>();
  for (const stack of readdirSync(join(outdir, 'stacks'))) {
    const file = join(outdir, 'stacks', stack, 'cdk.tf.json');
    const json = JSON.parse(readFileSync(file, 'utf8')) as StackJson;
    const { aws, ...others } = json.terraform?.required_providers ?? {};
    if (aws === undefined || available.includes(aws.version)) {
      continue;
    }
    const [version = ''] = available;
    const terraform = { ...json.terraform, required_providers: { ...others, aws: { ...aws, version } } };
    writeFileSync(file, JSON.stringify({ ...json, terraform }));
    changes.add(`with AWS provider ${version} in place of ${aws.version}, which the mirror does not have`);
  }
  return [...changes].join('; ') || undefined;
}

/** Returns the versions of the AWS provider in a filesystem mirror, packed or unpacked. */
function versionsIn(mirror = ''): readonly string[] {
  const directory = join(mirror, 'registry.terraform.io/hashicorp/aws');
  return mirror === '' || !existsSync(directory)
    ? []
    : readdirSync(directory).flatMap((name) => /(\d+\.\d+\.\d+)/.exec(name)?.[1] ?? []);
}
