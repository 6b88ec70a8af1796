import type { Check } from '../check';
import { databases, files, secrets } from './data';
import { servers, warmPool } from './servers';
import { targets } from './targets';
import { topics } from './topics';
import { tunnels } from './tunnels';

/** Checks after a stack was applied. */
export const verifyChecks: Readonly<Record<string, Check>> = {
  servers,
  'warm pool': warmPool,
  targets,
  'VPN tunnels': tunnels,
  database: databases,
  secret: secrets,
  files,
  topic: topics,
};
