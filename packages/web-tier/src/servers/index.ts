export { checkServers } from './check-servers';
export { Servers } from './servers';
export type { ResolvedServers, ServersProps, WebTierDatabase } from './servers-props';
export { resolveServers } from './servers-props';
export { statelessServers } from './stateless-servers';
export { ENVIRONMENT_FILE, FILES_PATH } from './user-data';
