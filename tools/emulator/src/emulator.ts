import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Environment } from './emulator-environment';
import { withoutCloudSettings } from './emulator-environment';
import type { KeptSecret } from './exposed-secrets';
import { freeEndpoints } from './free-endpoints';
import { MOTO_VERSION, requireTools } from './required-tools';

/** The fixes; the same place seen from the sources and from what is built of them. */
const PYTHON_FIXES = join(__dirname, '..', 'python');
const UNSUPPORTED = 'UNSUPPORTED ';
const START_SECONDS = 60;

export interface EmulatorOptions {
  /** Takes what the server prints: calls that it does not support, and stack traces. */
  readonly logFile: string;
  /** @default '123456789012' */
  readonly accountId?: string;
  /** @default - the environment of this process */
  readonly environment?: Environment;
  /**
   * The one Region that the server stands for, and where each Region's server is, its own included; calls that are
   * signed for another Region are passed on.
   *
   * @default - all Regions
   */
  readonly region?: { readonly name: string; readonly endpoints: Readonly<Record<string, string>> };
}

/** A collection of the emulator that holds more than it does in a new account. */
export interface Leftover {
  readonly service: string;
  readonly region: string;
  readonly kind: string;
  readonly names: readonly string[];
}

/** How an instance refresh of an Auto Scaling group ends; one that stays in progress can be rolled back. */
export type InstanceRefreshOutcome =
  'Successful' | 'Failed' | 'Cancelled' | 'RollbackSuccessful' | 'RollbackFailed' | 'InProgress';

/**
 * How an export of a snapshot ends; one that stays in progress can be cancelled. `Refused` is an attempt to start one
 * while the account runs as many as it may.
 */
export type ExportTaskOutcome = 'COMPLETE' | 'FAILED' | 'CANCELED' | 'IN_PROGRESS' | 'Refused';

/** A running emulator. */
export interface Emulator extends EmulatorContents {
  readonly endpoint: string;
  /** Closes the port and cuts off who is connected; what the server holds stays. Waits until nobody is let in. */
  closeDoor(): Promise<void>;
  /** Listens on the same port again. */
  openDoor(): Promise<void>;
  /** Says how the next instance refreshes end, in the order in which they start; without this they succeed. */
  planInstanceRefreshes(outcomes: readonly InstanceRefreshOutcome[]): Promise<void>;
  /** Says how the next exports of snapshots end, in the order in which they start; without this they complete. */
  planExportTasks(outcomes: readonly ExportTaskOutcome[]): Promise<void>;
  /** Takes an automated snapshot of a DB instance, as RDS does every day, and returns its ARN. */
  takeAutomatedSnapshot(region: string, instance: string): Promise<string>;
  /** Says what Route 53's checkers see of an endpoint from now on; without this they see that it answers. */
  setHealthCheckStatus(healthCheckId: string, status: 'healthy' | 'unhealthy'): Promise<void>;
}

/** What is asked of an emulated AWS, whether that is one server or many. */
export interface EmulatorContents {
  /** Ends the server and waits for its end; may be called twice. */
  stop(): Promise<void>;
  /** Calls that were refused with 501, each once. */
  unsupportedCalls(): readonly string[];
  /** What it holds that AWS does not give to a new account. */
  contents(): Promise<readonly Leftover[]>;
  /** The secrets that it keeps, with their values: made for this run, and gone with it. */
  secrets(): Promise<readonly KeptSecret[]>;
  /** The passwords of the databases' master users, by identifier. */
  masterPasswords(): Promise<Readonly<Record<string, string>>>;
  /** Switches AWS's own deletion protection off, wherever it is on, and names what had it. */
  switchOffDeletionProtection(): Promise<readonly string[]>;
  /** Removes all versions of all objects of a bucket, and counts them. */
  emptyBucket(bucket: string): Promise<number>;
}

/**
 * Starts moto's server, with our fixes, on a free port of 127.0.0.1.
 *
 * The server ends when this process does, however that comes about: it watches a pipe that only this process holds.
 *
 * @throws MissingToolsError when moto is not installed
 * @throws Error with the server's own words when it does not start, has another version, or lacks the fixes
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const { logFile, accountId = '123456789012', environment = process.env } = options;
  requireTools(['moto_server'], environment);
  const [free = ''] = await freeEndpoints(1);
  const endpoint = options.region?.endpoints[options.region.name] ?? free;
  const log = openSync(logFile, 'w');
  const server = spawn('moto_server', ['-H', '127.0.0.1', '-p', new URL(endpoint).port], {
    env: { ...serverEnvironment(environment, accountId), ...regionSettings(options.region) },
    stdio: ['pipe', log, log],
    // A group of its own: Ctrl-C in the terminal must not end it before those who work on it.
    detached: true,
  });
  closeSync(log);
  const readLog = () => readFileSync(logFile, 'utf8');
  try {
    await untilReady(endpoint, server);
  } catch (error) {
    await stopServer(server);
    const hint = `is moto ${MOTO_VERSION} installed? run: pip install 'moto[server]==${MOTO_VERSION}'`;
    throw new Error(`the emulator did not start: ${(error as Error).message}\n${readLog().trim()}\n${hint}`);
  }
  return {
    endpoint,
    stop: () => stopServer(server),
    closeDoor: () => sendUntil(server, 'close', async () => !(await isListening(endpoint))),
    openDoor: () => sendUntil(server, 'open', () => isListening(endpoint)),
    unsupportedCalls: () => [...new Set(readLog().split('\n').flatMap(unsupportedCall))],
    contents: () => callAdmin<readonly Leftover[]>(endpoint, 'GET', 'contents'),
    secrets: () => callAdmin<readonly KeptSecret[]>(endpoint, 'GET', 'secrets'),
    masterPasswords: () => callAdmin<Readonly<Record<string, string>>>(endpoint, 'GET', 'master-passwords'),
    switchOffDeletionProtection: () => callAdmin<readonly string[]>(endpoint, 'POST', 'switch-off-deletion-protection'),
    emptyBucket: async (bucket) => {
      const route = `empty-bucket?name=${encodeURIComponent(bucket)}`;
      return (await callAdmin<{ readonly removed: number }>(endpoint, 'POST', route)).removed;
    },
    planInstanceRefreshes: async (outcomes) => {
      const query = new URLSearchParams(outcomes.map((outcome): [string, string] => ['outcome', outcome])).toString();
      await callAdmin(endpoint, 'POST', `instance-refresh-outcomes?${query}`);
    },
    planExportTasks: async (outcomes) => {
      const query = new URLSearchParams(outcomes.map((outcome): [string, string] => ['outcome', outcome])).toString();
      await callAdmin(endpoint, 'POST', `export-task-outcomes?${query}`);
    },
    takeAutomatedSnapshot: async (region, instance) => {
      const query = new URLSearchParams({ region, instance }).toString();
      return (await callAdmin<{ readonly arn: string }>(endpoint, 'POST', `automated-snapshot?${query}`)).arn;
    },
    setHealthCheckStatus: async (id, status) => {
      await callAdmin(endpoint, 'POST', `health-check-status?${new URLSearchParams({ id, status }).toString()}`);
    },
  };
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

function regionSettings(region: EmulatorOptions['region']): Record<string, string> {
  return region === undefined ? {} : { ETOPS_REGION: region.name, ETOPS_REGIONS: JSON.stringify(region.endpoints) };
}

/** Tells the server what to do with its door, and waits until that is done. */
async function sendUntil(server: ChildProcess, command: 'close' | 'open', isDone: () => Promise<boolean>) {
  server.stdin?.write(`${command}\n`);
  const deadline = Date.now() + START_SECONDS * 1000;
  while (!(await isDone())) {
    if (Date.now() > deadline) {
      throw new Error(`the emulator did not ${command} its door within ${String(START_SECONDS)} seconds`);
    }
    await delay(50);
  }
}

function isListening(endpoint: string): Promise<boolean> {
  return fetch(`${endpoint}/etops-emulator/status`).then(
    (answer) => answer.ok,
    () => false,
  );
}

async function untilReady(endpoint: string, server: ChildProcess): Promise<void> {
  let failure: Error | undefined;
  server.once('error', (error) => {
    failure = error;
  });
  const deadline = Date.now() + START_SECONDS * 1000;
  while (Date.now() < deadline) {
    await delay(50);
    if (failure !== undefined) {
      throw failure;
    }
    if (server.exitCode !== null || server.signalCode !== null) {
      throw new Error(`moto_server ended with ${String(server.exitCode ?? server.signalCode)}`);
    }
    const answer = await fetch(`${endpoint}/etops-emulator/status`).catch(() => undefined);
    if (answer !== undefined) {
      await requireFixes(answer);
      return;
    }
  }
  throw new Error(`no answer within ${String(START_SECONDS)} seconds`);
}

/** A moto that does not load our fixes answers too, as S3: that must not pass for an emulator. */
async function requireFixes(answer: Response): Promise<void> {
  const status = answer.ok ? ((await answer.json()) as { readonly moto?: string; readonly fixes?: unknown }) : {};
  if (status.moto !== MOTO_VERSION || !Array.isArray(status.fixes) || status.fixes.length === 0) {
    throw new Error(`moto_server answers without the fixes of ${PYTHON_FIXES}; does it ignore PYTHONPATH?`);
  }
}

async function callAdmin<T>(endpoint: string, method: 'GET' | 'POST', route: string): Promise<T> {
  const answer = await fetch(`${endpoint}/etops-emulator/${route}`, { method });
  if (!answer.ok) {
    throw new Error(`${method} ${route} answered ${String(answer.status)}: ${await answer.text()}`);
  }
  return (await answer.json()) as T;
}

/** The end of its standard input ends the server; one that does not listen is killed. */
async function stopServer(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) {
    return;
  }
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.stdin?.end();
  const killer = setTimeout(() => server.kill('SIGKILL'), 3000);
  await ended;
  clearTimeout(killer);
}

function unsupportedCall(line: string): string[] {
  return line.startsWith(UNSUPPORTED) ? [line.slice(UNSUPPORTED.length)] : [];
}
