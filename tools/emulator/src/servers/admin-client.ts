import type { Emulator, KeptSecret, Leftover } from './emulator';

/** Operations that are calls of the admin routes, see `python/etops_emulator/server/admin.py`. */
type AdminOperations = Omit<Emulator, 'endpoint' | 'stop' | 'stopListening' | 'startListening' | 'unsupportedCalls'>;

/** Returns the operations that the server's admin routes provide. */
export function adminClient(endpoint: string): AdminOperations {
  const get = <T>(route: string) => callAdmin<T>(endpoint, 'GET', route);
  const post = <T>(route: string, parameters: readonly (readonly [string, string])[] = []) => {
    const query = new URLSearchParams(parameters.map(([name, value]): [string, string] => [name, value])).toString();
    return callAdmin<T>(endpoint, 'POST', query === '' ? route : `${route}?${query}`);
  };
  const outcomes = (names: readonly string[]) => names.map((name) => ['outcome', name] as const);
  return {
    contents: () => get<readonly Leftover[]>('contents'),
    secrets: () => get<readonly KeptSecret[]>('secrets'),
    masterPasswords: () => get<Readonly<Record<string, string>>>('master-passwords'),
    switchOffDeletionProtection: () => post<readonly string[]>('switch-off-deletion-protection'),
    emptyBucket: async (bucket) =>
      (await post<{ readonly removed: number }>('empty-bucket', [['name', bucket]])).removed,
    planInstanceRefreshes: async (names) => {
      await post('instance-refresh-outcomes', outcomes(names));
    },
    planExportTasks: async (names) => {
      await post('export-task-outcomes', outcomes(names));
    },
    takeAutomatedSnapshot: async (region, instance, by = 'rds') =>
      (
        await post<{ readonly arn: string }>('automated-snapshot', [
          ['region', region],
          ['instance', instance],
          ['by', by],
        ])
      ).arn,
    tagAsService: async (region, resource, key, value) => {
      await post('service-tag', Object.entries({ region, resource, key, value }));
    },
    setHealthCheckStatus: async (id, status) => {
      await post('health-check-status', [
        ['id', id],
        ['status', status],
      ]);
    },
  };
}

/** Returns the server's answer to a request for its status; fails if the server does not accept connections. */
export function requestStatus(endpoint: string): Promise<Response> {
  return fetch(`${endpoint}/etops-emulator/status`);
}

async function callAdmin<T>(endpoint: string, method: 'GET' | 'POST', route: string): Promise<T> {
  const answer = await fetch(`${endpoint}/etops-emulator/${route}`, { method });
  if (!answer.ok) {
    throw new Error(`${method} ${route} answered ${String(answer.status)}: ${await answer.text()}`);
  }
  return (await answer.json()) as T;
}
