import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';

/** Returns unused addresses of this machine. All ports stay open until the last is found, so that they differ. */
export async function freeEndpoints(count: number): Promise<readonly string[]> {
  const servers = Array.from({ length: count }, () => createServer());
  await Promise.all(
    servers.map(
      (server) =>
        new Promise<void>((resolve, reject) => {
          server.once('error', reject).listen(0, '127.0.0.1', resolve);
        }),
    ),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports.map((port) => `http://127.0.0.1:${String(port)}`);
}
