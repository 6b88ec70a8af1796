import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorkFolder } from '@etops/foundation';
import type { Environment } from '../processes';
import { ChildProcesses, downloadEnvironment, missingTools, onInterruption } from '../processes';
import { providerMirror } from './provider-mirror';
import { Terraform } from './terraform';
import { terraformCliConfig } from './terraform-cli-config';
import { readStack, stackDirectory, stackNames, writeStack } from './working-copy';

export interface StackValidation {
  readonly stack: string;
  /** Problems that the provider finds. */
  readonly problems: readonly string[];
}

export type ValidationResult =
  | { readonly status: 'validated'; readonly stacks: readonly StackValidation[] }
  /** Terraform is missing; the caller decides whether that is a failure. */
  | { readonly status: 'skipped'; readonly reason: string };

/**
 * Runs `terraform validate` on a copy of every synthesized stack, with the real provider and without a backend.
 *
 * @param outdir output directory of cdktf
 * @param environment source of PATH and of the provider mirror @default - the environment of this process
 * @throws TerraformError if the provider cannot be installed
 * @throws Interrupted with the exit code for the program
 */
export async function validateStacks(
  outdir: string,
  environment: Environment = process.env,
): Promise<ValidationResult> {
  const [missing] = missingTools(['terraform'], environment);
  if (missing !== undefined) {
    return { status: 'skipped', reason: missing };
  }
  const work = createWorkFolder(tmpdir(), 'etops-validate-');
  const removeWork = () => {
    rmSync(work, { recursive: true, force: true });
  };
  const processes = new ChildProcesses();
  const interruption = onInterruption(processes, removeWork);
  try {
    const stacks = stackNames(outdir).map((stack) => ({ stack, json: readStack(outdir, stack) }));
    const mirror = await providerMirror(
      stacks.map(({ json }) => json),
      environment,
      processes,
    );
    const cliConfigFile = join(work, 'terraform.rc');
    writeFileSync(cliConfigFile, terraformCliConfig({ mirror }));
    const validations: StackValidation[] = [];
    for (const { stack, json } of stacks) {
      writeStack(work, stack, json);
      const terraform = new Terraform({
        stack,
        directory: stackDirectory(work, stack),
        environment: downloadEnvironment(cliConfigFile, environment),
        processes,
      });
      await terraform.init({ backend: false });
      validations.push({ stack, problems: await terraform.validate() });
    }
    return { status: 'validated', stacks: validations };
  } finally {
    interruption.remove();
    removeWork();
  }
}
