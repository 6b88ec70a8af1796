import { join } from 'node:path';
import type { Environment } from '../processes';
import type { Emulator, EmulatorContents } from './emulator';
import { freeEndpoints } from './free-endpoints';
import { startEmulator } from './start-emulator';

/** Region of the control planes of AWS's global services: IAM, Route 53, CloudFront. */
export const GLOBAL_REGION = 'us-east-1';

export interface EmulatedRegionsOptions {
  /** Regions with a dedicated server. The Region of the global services always has one. */
  readonly regions: readonly string[];
  /** Folder for the log file of each Region. */
  readonly directory: string;
  /** @default '123456789012' */
  readonly accountId?: string;
  /** @default - the environment of this process */
  readonly environment?: Environment;
}

/**
 * Emulates AWS with one server per Region, each of which can be lost and restored.
 *
 * A server forwards a call that is signed for another Region, so a process needs only the endpoint of its Region.
 */
export class EmulatedRegions implements EmulatorContents {
  private constructor(private readonly servers: ReadonlyMap<string, Emulator>) {}

  /**
   * Starts the servers.
   *
   * @throws MissingToolsError if moto is not installed
   * @throws Error if a server does not start; the others are ended
   */
  static async start({ regions, directory, ...options }: EmulatedRegionsOptions): Promise<EmulatedRegions> {
    const names = [...new Set([...regions, GLOBAL_REGION])];
    const addresses = await freeEndpoints(names.length);
    const endpoints = Object.fromEntries(names.map((name, index) => [name, addresses[index] ?? '']));
    const started = await Promise.allSettled(
      names.map((name) =>
        startEmulator({ ...options, logFile: join(directory, `${name}.log`), region: { name, endpoints } }),
      ),
    );
    const servers = new Map(
      started.flatMap((each, index) => (each.status === 'fulfilled' ? [[names[index] ?? '', each.value]] : [])),
    );
    const failure = started.find((each) => each.status === 'rejected');
    if (failure !== undefined) {
      await Promise.all([...servers.values()].map((server) => server.stop()));
      throw failure.reason;
    }
    return new EmulatedRegions(servers);
  }

  get endpoints(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.servers].map(([region, { endpoint }]) => [region, endpoint]));
  }

  /**
   * Returns the server of a Region.
   *
   * @throws Error if the Region has no server
   */
  server(region: string): Emulator {
    const server = this.servers.get(region);
    if (server === undefined) {
      throw new Error(
        `there is no server for ${region}; the Regions with a server are ${[...this.servers.keys()].join(', ')}`,
      );
    }
    return server;
  }

  async stop(): Promise<void> {
    await this.ofAll((server) => server.stop());
  }

  unsupportedCalls(): readonly string[] {
    return [...new Set([...this.servers.values()].flatMap((server) => server.unsupportedCalls()))];
  }

  async contents() {
    return (await this.ofAll((server) => server.contents())).flat();
  }

  async secrets() {
    return (await this.ofAll((server) => server.secrets())).flat();
  }

  async masterPasswords() {
    return Object.fromEntries((await this.ofAll((server) => server.masterPasswords())).flatMap(Object.entries<string>));
  }

  async switchOffDeletionProtection() {
    return (await this.ofAll((server) => server.switchOffDeletionProtection())).flat();
  }

  async emptyBucket(bucket: string) {
    const removed = await this.ofAll((server) => server.emptyBucket(bucket));
    return removed.reduce((sum, count) => sum + count, 0);
  }

  private ofAll<T>(ask: (server: Emulator) => Promise<T>): Promise<T[]> {
    return Promise.all([...this.servers.values()].map(ask));
  }
}
