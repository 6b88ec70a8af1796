import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createWorkFolder } from '@etops/foundation';
import { cleanEnvironment, installAside } from '../workspace';

/** Verdaccio has its own lock file, because only the tests of publishing need it. */
const INSTALLATION = join(__dirname, '../../registry');
const START_SECONDS = 60;

/** Runs a registry on the loopback address for the packages that tests publish. */
export class LocalRegistry {
  private constructor(
    readonly url: string,
    private readonly directory: string,
    private readonly server: ChildProcess,
  ) {}

  /** Starts an empty registry. */
  static async start(): Promise<LocalRegistry> {
    installAside(INSTALLATION);
    const directory = createWorkFolder(tmpdir(), 'etops-registry-');
    const log = join(directory, 'verdaccio.log');
    writeFileSync(join(directory, 'config.json'), JSON.stringify(configuration(directory, log)));
    const port = await freePort();
    const server = spawn(
      process.execPath,
      [
        join(INSTALLATION, 'node_modules/verdaccio/bin/verdaccio'),
        '--config',
        join(directory, 'config.json'),
        '--listen',
        `127.0.0.1:${String(port)}`,
      ],
      { cwd: directory, env: cleanEnvironment(), stdio: 'ignore' },
    );
    const registry = new LocalRegistry(`http://127.0.0.1:${String(port)}/`, directory, server);
    try {
      await registry.ready();
    } catch (error) {
      const said = existsSync(log) ? readFileSync(log, 'utf8') : '';
      await registry.stop();
      throw new Error(`the local registry did not start\n${said}`, { cause: error });
    }
    return registry;
  }

  /** Returns lines for a project's `.npmrc`: the scope @etops comes from this registry, everything else as before. */
  get npmrc(): string {
    return [
      `@etops:registry=${this.url}`,
      `${this.url.replace('http:', '')}:_authToken=local`,
      'fund=false',
      'audit=false',
      '',
    ].join('\n');
  }

  /** Ends the registry and deletes its contents. */
  async stop(): Promise<void> {
    if (this.server.exitCode === null && this.server.kill()) {
      await new Promise((resolve) => this.server.once('exit', resolve));
    }
    rmSync(this.directory, { recursive: true, force: true });
  }

  private async ready(): Promise<void> {
    const deadline = Date.now() + START_SECONDS * 1000;
    while (this.server.exitCode === null && Date.now() < deadline) {
      const answer = await fetch(`${this.url}-/ping`).catch(() => undefined);
      if (answer?.ok === true) {
        return;
      }
      await sleep(200);
    }
    throw new Error(`no answer from ${this.url} within ${String(START_SECONDS)} s`);
  }
}

function configuration(directory: string, log: string): unknown {
  return {
    storage: join(directory, 'storage'),
    packages: { '@etops/*': { access: '$all', publish: '$all' }, '**': { access: '$all' } },
    web: { enable: false },
    log: { type: 'file', path: log, level: 'warn' },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === 'string') {
          reject(new Error('no free port'));
        } else {
          resolve(address.port);
        }
      });
    });
  });
}
