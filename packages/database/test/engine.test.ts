import { isEngineVersion, planEngine, replicaKeepsBackups } from '../src/engine';

describe('planEngine', () => {
  it.each([
    ['postgres', '16', 5432, 'postgres16', 'rds.force_ssl', true],
    ['postgres', '16.4', 5432, 'postgres16', 'rds.force_ssl', false],
    ['mysql', '8.0', 3306, 'mysql8.0', 'require_secure_transport', true],
    ['mysql', '8.4.3', 3306, 'mysql8.4', 'require_secure_transport', false],
    ['mariadb', '10.11', 3306, 'mariadb10.11', 'require_secure_transport', true],
    ['mariadb', '11.4.4', 3306, 'mariadb11.4', 'require_secure_transport', false],
  ] as const)('%s %s', (engine, version, port, family, name, followsMinorVersions) => {
    expect(planEngine(engine, version)).toEqual({
      port,
      family,
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
    ['mariadb', '10.4'],
  ] as const)('fails when %s is asked for %s', (engine, version) => {
    expect(isEngineVersion(engine, version)).toBe(false);
    expect(() => planEngine(engine, version)).toThrow(`not a version of ${engine}: ${version}`);
  });
});

describe('replicaKeepsBackups', () => {
  it.each([
    ['postgres', '13.9', false],
    ['postgres', '14.0', false],
    ['postgres', '14', true],
    ['postgres', '14.1', true],
    ['postgres', '16', true],
    ['mysql', '8.0', true],
    ['mariadb', '10.11', true],
  ] as const)('%s %s: %s', (engine, version, expected) => {
    expect(replicaKeepsBackups(engine, version)).toBe(expected);
  });
});
