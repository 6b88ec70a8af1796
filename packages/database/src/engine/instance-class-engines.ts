import type { DatabaseEngine } from '@etops/contracts';
import { engineVersionParts } from './engine';

/** Versions that a family of classes runs: from the listed ones on, by major version; below one; or none. */
type Runs = { readonly from: readonly string[] } | { readonly below: string } | 'none';

const GRAVITON_2 = { postgres: { from: ['12.7', '13'] }, mariadb: { from: ['10.4'] } } as const;
const ICE_LAKE: Readonly<Record<DatabaseEngine, Runs>> = {
  postgres: { from: ['11.13', '12.8', '13.4', '14'] },
  mysql: { from: ['8.0.28'] },
  mariadb: { from: ['10.5.15', '10.6.7'] },
};
const RETIRED = { postgres: { below: '13' } } as const;
const OTHERS_ONLY = { postgres: 'none', mysql: 'none', mariadb: 'none' } as const;

/**
 * Families that do not run every version. A version later than all listed ones runs. A family or engine that is not
 * listed is unknown, and RDS decides.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Support.html (checked 2026-11-23,
 *   in its state of December 2022)
 */
const FAMILIES: Readonly<Record<string, Readonly<Partial<Record<DatabaseEngine, Runs>>>>> = {
  m6g: { ...GRAVITON_2, mysql: { from: ['8.0.23'] } },
  r6g: { ...GRAVITON_2, mysql: { from: ['8.0.23'] } },
  t4g: { ...GRAVITON_2, mysql: { from: ['8.0.25'] } },
  x2g: { ...GRAVITON_2, mysql: { from: ['8.0.25'] } },
  m6i: ICE_LAKE,
  r6i: ICE_LAKE,
  r5b: {
    postgres: { from: ['12.7', '13'] },
    mysql: { from: ['8.0.25'] },
    mariadb: { from: ['10.5.12', '10.6.5'] },
  },
  m3: { ...RETIRED, mariadb: 'none' },
  m4: RETIRED,
  r3: RETIRED,
  r4: RETIRED,
  t2: RETIRED,
  x1: OTHERS_ONLY,
  x1e: OTHERS_ONLY,
  z1d: OTHERS_ONLY,
};

/**
 * Returns the versions that a class runs instead of the given one, for example `12.7, 13 and later`. Returns `undefined`
 * if the class runs the given version, or if the list does not know.
 */
export function runsInstead(engine: DatabaseEngine, engineVersion: string, instanceClass: string): string | undefined {
  const [, family = '', options] = /^db\.([a-z0-9]+)\.[a-z0-9]+(\..+)?$/.exec(instanceClass) ?? [];
  // Classes with chosen threads and memory, such as db.r5.large.tpc1.mem2x, are for Oracle.
  const runs = options === undefined ? FAMILIES[family]?.[engine] : 'none';
  if (runs === undefined) {
    return undefined;
  }
  if (runs === 'none') {
    return `no version of ${engine}`;
  }
  const version = engineVersionParts(engine, engineVersion);
  if ('below' in runs) {
    return compare(version.major, runs.below) < 0 ? undefined : `versions below ${runs.below}`;
  }
  return isFrom(engine, version, runs.from) ? undefined : `${runs.from.join(', ')} and later`;
}

interface Version {
  readonly major: string;
  readonly minor: number | undefined;
}

function isFrom(engine: DatabaseEngine, { major, minor }: Version, from: readonly string[]): boolean {
  const named = from.map((version) => engineVersionParts(engine, version));
  const same = named.find((version) => version.major === major);
  if (same !== undefined) {
    // RDS chooses a recent minor release for a version that names none.
    return minor === undefined || minor >= (same.minor ?? 0);
  }
  return named.every((version) => compare(major, version.major) > 0);
}

/** Compares `10.11` with `10.6`, part by part. */
function compare(one: string, other: string): number {
  const [ones, others] = [one, other].map((version) => version.split('.').map(Number)) as [number[], number[]];
  const difference = ones.map((part, index) => part - (others[index] ?? 0)).find((each) => each !== 0);
  return difference ?? 0;
}
