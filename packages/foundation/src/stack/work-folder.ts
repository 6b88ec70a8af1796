import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Longest part of a machine's name in the name of a folder. */
const MAX_HOST_LENGTH = 32;

/**
 * Creates a folder for files that this process needs while it runs, and deletes folders of the same kind whose process
 * was killed. The name contains the machine and the process: folders of other machines, which share the directory, stay.
 *
 * @param directory that contains the folder, for example the one for temporary files
 * @param prefix of the names of all folders of this kind, for example `etops-validate-`
 * @returns the path of the folder; delete it when it is no longer needed
 */
export function createWorkFolder(directory: string, prefix: string): string {
  const own = `${prefix}${thisHost()}-`;
  for (const name of readdirSync(directory)) {
    const pid = name.startsWith(own) ? /^(\d+)-\w{6}$/.exec(name.slice(own.length))?.[1] : undefined;
    if (pid !== undefined && !isRunning(Number(pid))) {
      removeLeftover(join(directory, name));
    }
  }
  return mkdtempSync(join(directory, `${own}${String(process.pid)}-`));
}

function thisHost(): string {
  return hostname()
    .replaceAll(/[^A-Za-z0-9.]+/g, '-')
    .slice(0, MAX_HOST_LENGTH);
}

function isRunning(pid: number): boolean {
  try {
    // Signal 0 is not sent.
    return process.kill(pid, 0);
  } catch (error) {
    // A process of another user cannot be signalled, but runs.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function removeLeftover(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Another user's, or still written by a child of the process: a later run deletes it.
  }
}
