import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Environment } from '../processes';
import { MOTO_VERSION, withoutCloudSettings } from '../processes';
import { requestStatus } from './admin-client';

/** Folder of the fixes, relative to the sources and to the compiled code alike. */
const PYTHON_FIXES = join(__dirname, '..', '..', 'python');
const TIMEOUT_SECONDS = 60;

/** The Region of a server, and the endpoints of the servers of all Regions. */
export interface ServerRegion {
  readonly name: string;
  readonly endpoints: Readonly<Record<string, string>>;
}

export interface ServerProcessOptions {
  readonly endpoint: string;
  readonly logFile: string;
  readonly accountId: string;
  readonly environment: Environment;
  readonly region: ServerRegion | undefined;
}

/** Starts `moto_server` with the fixes. The server ends with this process, because it reads a pipe from it. */
export function spawnServer({ endpoint, logFile, accountId, environment, region }: ServerProcessOptions): ChildProcess {
  const log = openSync(logFile, 'w');
  const server = spawn('moto_server', ['-H', '127.0.0.1', '-p', new URL(endpoint).port], {
    env: { ...serverEnvironment(environment, accountId), ...regionSettings(region) },
    stdio: ['pipe', log, log],
    // Its own process group: Ctrl-C in the terminal must not end it before its clients.
    detached: true,
  });
  closeSync(log);
  return server;
}

/**
 * Waits until the server answers.
 *
 * @throws Error if it ends, does not answer in time, or answers without the fixes
 */
export async function untilReady(endpoint: string, server: ChildProcess): Promise<void> {
  let failure: Error | undefined;
  server.once('error', (error) => {
    failure = error;
  });
  const deadline = Date.now() + TIMEOUT_SECONDS * 1000;
  while (Date.now() < deadline) {
    await delay(50);
    if (failure !== undefined) {
      throw failure;
    }
    if (hasEnded(server)) {
      throw new Error(`moto_server ended with ${String(server.exitCode ?? server.signalCode)}`);
    }
    const answer = await requestStatus(endpoint).catch(() => undefined);
    if (answer !== undefined) {
      await requireFixes(answer);
      return;
    }
  }
  throw new Error(`no answer within ${String(TIMEOUT_SECONDS)} seconds`);
}

/** Makes the server stop or start listening, and waits until it has. */
export async function setListening(endpoint: string, server: ChildProcess, listening: boolean): Promise<void> {
  const command = listening ? 'start-listening' : 'stop-listening';
  server.stdin?.write(`${command}\n`);
  const deadline = Date.now() + TIMEOUT_SECONDS * 1000;
  while ((await isListening(endpoint)) !== listening) {
    if (Date.now() > deadline) {
      throw new Error(`the emulator did not ${command} within ${String(TIMEOUT_SECONDS)} seconds`);
    }
    await delay(50);
  }
}

/** Ends the server by closing its standard input; kills it after three seconds. */
export async function stopServer(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || hasEnded(server)) {
    return;
  }
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.stdin?.end();
  const killer = setTimeout(() => server.kill('SIGKILL'), 3000);
  await ended;
  clearTimeout(killer);
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

function isListening(endpoint: string): Promise<boolean> {
  return requestStatus(endpoint).then(
    (answer) => answer.ok,
    () => false,
  );
}

/** Rejects a moto that answers without the fixes: it would interpret the request as one for S3. */
async function requireFixes(answer: Response): Promise<void> {
  const status = answer.ok ? ((await answer.json()) as { readonly moto?: string; readonly fixes?: unknown }) : {};
  if (status.moto !== MOTO_VERSION || !Array.isArray(status.fixes) || status.fixes.length === 0) {
    throw new Error(`moto_server answers without the fixes of ${PYTHON_FIXES}; does it ignore PYTHONPATH?`);
  }
}

function serverEnvironment(environment: Environment, accountId: string): Record<string, string> {
  const inherited = withoutCloudSettings(environment);
  return {
    ...inherited,
    PYTHONPATH: [PYTHON_FIXES, inherited.PYTHONPATH].filter(Boolean).join(delimiter),
    PYTHONDONTWRITEBYTECODE: '1',
    ETOPS_EMULATOR: '1',
    MOTO_ACCOUNT_ID: accountId,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  };
}

function regionSettings(region: ServerRegion | undefined): Record<string, string> {
  return region === undefined ? {} : { ETOPS_REGION: region.name, ETOPS_REGIONS: JSON.stringify(region.endpoints) };
}
