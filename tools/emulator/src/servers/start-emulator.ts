import { readFileSync } from 'node:fs';
import type { Environment } from '../processes';
import { MOTO_VERSION, requireTools } from '../processes';
import { adminClient } from './admin-client';
import type { Emulator } from './emulator';
import { freeEndpoints } from './free-endpoints';
import type { ServerRegion } from './server-process';
import { setListening, spawnServer, stopServer, untilReady } from './server-process';

/** Marks a line of the log that names a refused call. */
const UNSUPPORTED = 'UNSUPPORTED ';

export interface EmulatorOptions {
  /** File for the server's output: unsupported calls and stack traces. */
  readonly logFile: string;
  /** @default '123456789012' */
  readonly accountId?: string;
  /** @default - the environment of this process */
  readonly environment?: Environment;
  /**
   * Region of the server, and the endpoints of all Regions, its own included. The server forwards calls that are signed
   * for another Region.
   *
   * @default - the server answers for all Regions
   */
  readonly region?: ServerRegion;
}

/**
 * Starts moto's server, with the fixes, on a free port of 127.0.0.1. The server ends with this process.
 *
 * @throws MissingToolsError if moto is not installed
 * @throws Error with the server's output if it does not start, has another version, or lacks the fixes
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const { logFile, accountId = '123456789012', environment = process.env, region } = options;
  requireTools(['moto_server'], environment);
  const [free = ''] = await freeEndpoints(1);
  const endpoint = region?.endpoints[region.name] ?? free;
  const server = spawnServer({ endpoint, logFile, accountId, environment, region });
  const readLog = () => readFileSync(logFile, 'utf8');
  try {
    await untilReady(endpoint, server);
  } catch (error) {
    await stopServer(server);
    const hint = `is moto ${MOTO_VERSION} installed? run: pip install 'moto[server]==${MOTO_VERSION}'`;
    throw new Error(`the emulator did not start: ${(error as Error).message}\n${readLog().trim()}\n${hint}`);
  }
  return {
    ...adminClient(endpoint),
    endpoint,
    stop: () => stopServer(server),
    stopListening: () => setListening(endpoint, server, false),
    startListening: () => setListening(endpoint, server, true),
    unsupportedCalls: () => [...new Set(readLog().split('\n').flatMap(unsupportedCall))],
  };
}

function unsupportedCall(line: string): string[] {
  return line.startsWith(UNSUPPORTED) ? [line.slice(UNSUPPORTED.length)] : [];
}
