import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Environment } from './emulator-environment';

/** The moto version that the fixes in `python/` are written for. */
export const MOTO_VERSION = '5.2.1';

/** A program that must be on PATH. */
export type RequiredTool = 'terraform' | 'moto_server';

const HOW_TO_INSTALL: Readonly<Record<RequiredTool, string>> = {
  terraform: 'install Terraform 1.11 or later: https://developer.hashicorp.com/terraform/install',
  moto_server: `run: pip install 'moto[server]==${MOTO_VERSION}'`,
};

/** Reports missing programs, each with the command that installs it. */
export class MissingToolsError extends Error {
  override readonly name = 'MissingToolsError';
}

/** Returns one line for each tool that is not on PATH. */
export function missingTools(tools: readonly RequiredTool[], environment: Environment): readonly string[] {
  return tools
    .filter((tool) => !isOnPath(tool, environment))
    .map((tool) => `${tool} is not on PATH; ${HOW_TO_INSTALL[tool]}`);
}

/**
 * Requires tools on PATH.
 *
 * @throws MissingToolsError that names all missing tools
 */
export function requireTools(tools: readonly RequiredTool[], environment: Environment): void {
  const missing = missingTools(tools, environment);
  if (missing.length > 0) {
    throw new MissingToolsError(missing.join('\n'));
  }
}

function isOnPath(tool: string, { PATH = '' }: Environment): boolean {
  return PATH.split(delimiter).some((directory) => directory !== '' && isExecutable(join(directory, tool)));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
