import type { DatabaseEngine } from '@etops/contracts';
import fc from 'fast-check';
import {
  defaultMaximumConnections,
  instanceMemoryGiB,
  isEngineVersion,
  planEngine,
  replicaKeepsBackups,
  runsInstead,
  versionWarning,
  endedSupport,
} from '../src/engine';

describe('planEngine', () => {
  it.each([
    ['postgres', '16', 5432, 'postgres16', undefined, 'rds.force_ssl', true],
    ['postgres', '16.4', 5432, 'postgres16', undefined, 'rds.force_ssl', false],
    ['mysql', '8.0', 3306, 'mysql8.0', 'default:mysql-8-0', 'require_secure_transport', true],
    ['mysql', '8.4.3', 3306, 'mysql8.4', 'default:mysql-8-4', 'require_secure_transport', false],
    ['mariadb', '10.11', 3306, 'mariadb10.11', 'default:mariadb-10-11', 'require_secure_transport', true],
    ['mariadb', '11.4.4', 3306, 'mariadb11.4', 'default:mariadb-11-4', 'require_secure_transport', false],
  ] as const)('%s %s', (engine, version, port, family, defaultOptionGroup, name, followsMinorVersions) => {
    expect(planEngine(engine, version)).toEqual({
      port,
      family,
      defaultOptionGroup,
      tlsParameter: { name, value: '1' },
      followsMinorVersions,
    });
  });

  it.each([
    ['postgres', 'latest'],
    ['postgres', '9.6'],
    ['postgres', '16.4.1'],
    ['mysql', '8'],
    ['mysql', '5.7'],
    ['mariadb', '10'],
    ['postgres', '10'],
    ['mysql', '8.1'],
    ['mysql', '9.0.1'],
    ['mysql', '9.9'],
    ['mariadb', '10.4'],
    ['mariadb', '10.9'],
    ['mariadb', '11.0'],
    ['mariadb', '11.7.2'],
  ] as const)('refuses %s version %s', (engine, version) => {
    expect(isEngineVersion(engine, version)).toBe(false);
    expect(() => planEngine(engine, version)).toThrow(`not a version of ${engine}: ${version}`);
  });
});

const SUPPORTED = [
  ['postgres', '18.1'],
  ['postgres', '14'],
  ['mysql', '8.4.3'],
  ['mariadb', '11.8'],
] as const;

describe('endedSupport', () => {
  const ended = (engine: DatabaseEngine, engineVersion: string, extendedSupport = false) =>
    endedSupport({ engine, engineVersion, extendedSupport });

  it.each(SUPPORTED)('is not over for %s %s', (engine, version) => {
    expect(ended(engine, version)).toBeUndefined();
  });

  it('names the last day, and a version that is supported', () => {
    expect(ended('postgres', '13')).toMatch(/^whose support ended on 2026-02-28; use '18', or set extendedSupport/);
    expect(ended('mariadb', '10.6')).toMatch(/^whose support ended on 2026-08-31; use '11.8', RDS creates no database/);
    expect(ended('mysql', '8.0', true)).toBeUndefined();
  });
});

describe('versionWarning', () => {
  const warning = (engine: DatabaseEngine, engineVersion: string) => versionWarning({ engine, engineVersion });

  it.each([...SUPPORTED, ['mysql', '8.0'] as const])('is none for %s %s', (engine, version) => {
    expect(warning(engine, version)).toBeUndefined();
  });

  it.each([
    ['postgres', '19'],
    ['mysql', '9.7'],
    ['mysql', '10.7.1'],
    ['mariadb', '12.3'],
  ] as const)('says that the list is older than %s %s', (engine, version) => {
    expect(isEngineVersion(engine, version)).toBe(true);
    expect(warning(engine, version)).toMatch(
      new RegExp(`RDS offers, got '${version}', newer than .* --engine ${engine}' before you apply .*_UNLISTED]$`),
    );
  });
});

describe('replicaKeepsBackups', () => {
  it.each([
    ['postgres', '13.9', false],
    ['postgres', '14.0', false],
    ['postgres', '14', true],
    ['postgres', '14.1', true],
    ['postgres', '16', true],
    ['mysql', '8.4', true],
    ['mariadb', '10.11', true],
  ] as const)('%s %s: %s', (engine, version, expected) => {
    expect(replicaKeepsBackups(engine, version)).toBe(expected);
  });
});

describe('runsInstead', () => {
  it.each([
    ['postgres', '16', 'db.m6g.large', undefined],
    ['postgres', '12.7', 'db.r6g.large', undefined],
    ['postgres', '12.6', 'db.r6g.large', '12.7, 13 and later'],
    ['postgres', '12', 'db.t4g.medium', undefined],
    ['postgres', '11.22', 'db.t4g.medium', '12.7, 13 and later'],
    ['postgres', '13.3', 'db.m6i.large', '11.13, 12.8, 13.4, 14 and later'],
    ['postgres', '13', 'db.m4.large', 'versions below 13'],
    ['postgres', '16.4', 'db.t2.micro', 'versions below 13'],
    ['postgres', '12.22', 'db.r4.large', undefined],
    ['mysql', '8.0.22', 'db.m6g.large', '8.0.23 and later'],
    ['mysql', '8.0.23', 'db.m6g.large', undefined],
    ['mysql', '8.4.3', 'db.t4g.micro', undefined],
    ['mysql', '8.4', 'db.t2.micro', undefined],
    ['mariadb', '10.5.12', 'db.r6i.large', '10.5.15, 10.6.7 and later'],
    ['mariadb', '10.11.2', 'db.r6i.large', undefined],
    ['mariadb', '11.4', 'db.m3.large', 'no version of mariadb'],
    ['postgres', '16', 'db.z1d.large', 'no version of postgres'],
    ['postgres', '16', 'db.r5.large.tpc1.mem2x', 'no version of postgres'],
    ['postgres', '16', 'db.m7g.large', undefined],
    ['postgres', '16', 'db.of-tomorrow.large', undefined],
  ] as const)('%s %s on %s: %s', (engine, version, instanceClass, expected) => {
    expect(runsInstead(engine, version, instanceClass)).toBe(expected);
  });

  it('accepts every later version once a class runs an earlier one', () => {
    const version = fc.tuple(fc.integer({ min: 11, max: 40 }), fc.integer({ min: 0, max: 30 }));
    fc.assert(
      fc.property(fc.constantFrom('m6g', 't4g', 'r6i', 'r5b', 'm7g'), version, version, (family, one, other) => {
        const runs = ([major, minor]: [number, number]) =>
          runsInstead('postgres', `${String(major)}.${String(minor)}`, `db.${family}.large`) === undefined;
        return one[0] === other[0] && one[1] <= other[1] ? !runs(one) || runs(other) : true;
      }),
    );
  });
});

describe('instanceMemoryGiB', () => {
  it.each([
    ['db.t4g.micro', 1],
    ['db.t3.2xlarge', 32],
    ['db.m7g.large', 8],
    ['db.m6i.xlarge', 16],
    ['db.r6g.xlarge', 32],
    ['db.r5.24xlarge', 768],
    ['db.m6idn.16xlarge', 256],
    ['db.x2g.large', undefined],
    ['db.m7g.metal', undefined],
    ['db.r4.large', undefined],
    ['m7g.large', undefined],
  ])('%s: %s', (instanceClass, expected) => {
    expect(instanceMemoryGiB(instanceClass)).toBe(expected);
  });
});

describe('defaultMaximumConnections', () => {
  it.each([
    ['postgres', 8, 901],
    ['postgres', 768, 5000],
    ['mysql', 8, 682],
    ['mariadb', 32, 2730],
  ] as const)('%s with %d GiB: %d', (engine, memoryGiB, expected) => {
    expect(defaultMaximumConnections(engine, memoryGiB)).toBe(expected);
  });

  it('keeps the default alarm below the 79 connections of the smallest class', () => {
    expect(Math.floor(defaultMaximumConnections('postgres', 1) * 0.7)).toBeLessThan(79);
  });
});
