import { execFileSync } from 'node:child_process';

/** Settings that `npm run` passes on and that are kept. The others describe the script and would mislead another npm. */
const KEPT = ['npm_config_registry', 'npm_config_cache', 'npm_config_userconfig'];

/** Returns the environment for a command in another project. */
export function cleanEnvironment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('npm_') || KEPT.includes(name));
  return { ...Object.fromEntries(own), ...more };
}

/**
 * Runs a program, and returns its output.
 *
 * @throws Error with the output, if it fails
 */
export function run(
  program: string,
  args: readonly string[],
  cwd: string,
  more: Readonly<Record<string, string>> = {},
): string {
  try {
    return execFileSync(program, args, {
      cwd,
      env: cleanEnvironment(more),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${program} ${args.join(' ')} failed in ${cwd}\n${stdout}${stderr}`, { cause: error });
  }
}

/** Returns whether the registry of a project has a version of a package. */
export function isPublished(
  { name, version }: { readonly name: string; readonly version: string },
  cwd: string,
): boolean {
  try {
    return run('npm', ['view', `${name}@${version}`, 'version'], cwd).trim() === version;
  } catch (error) {
    if (error instanceof Error && error.message.includes('E404')) {
      return false;
    }
    throw error;
  }
}
