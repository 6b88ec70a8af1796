import { databaseWindows } from '@etops/database';
import { nextRuns, ValidationError } from '@etops/foundation';
import { presetRules } from '@etops/backup';
import fc from 'fast-check';
import { airline } from '../src/config/airline';
import type { AirlineConfig } from '../src/config/airline-config';
import { checkConfig } from '../src/config/check-config';
import { TODAY } from './output';

/** The airline with other values, by path. */
function changed(values: Readonly<Record<string, unknown>>): AirlineConfig {
  const config = structuredClone(airline) as unknown as Record<string, unknown>;
  for (const [path, value] of Object.entries(values)) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    const parent = names.reduce((object, name) => object[name] as Record<string, unknown>, config);
    parent[last] = value;
  }
  return config as unknown as AirlineConfig;
}

function problemsOf(values: Readonly<Record<string, unknown>>): readonly string[] {
  try {
    checkConfig(changed(values), TODAY);
    return [];
  } catch (error) {
    if (!ValidationError.isValidationError(error)) {
      throw error;
    }
    return error.problems.map(({ path, message, code }) => `${path}: ${message} [${code}]`);
  }
}

const inRegion = (region: string) => ({ region, availabilityZones: [`${region}a`, `${region}b`] });
const capacity = (desiredCapacity: number, maxSize: number) => ({ minSize: 1, desiredCapacity, maxSize });

it('accepts the airline, without a warning', () => {
  expect(checkConfig(airline, TODAY)).toEqual([]);
});

describe('the configuration', () => {
  it.each([
    [
      { 'primary.web.webACL': {} },
      /^airline: primary\.web\.webACL must be a known prop, got an unknown name; .* \[PROP_UNKNOWN\]$/,
    ],
    [{ traffic: 'all-aws' }, /^airline: traffic must be one of .* got 'all-aws'; write 'all-to-aws' \[PROP_VALUE\]$/],
    [
      { 'objective.recoveryTimeMinutes': '20' },
      "airline: objective.recoveryTimeMinutes must be a number, got '20'; write 20 without quotes [PROP_TYPE]",
    ],
    [{ dr: undefined }, /^airline: dr must be given, got nothing; .* \[PROP_MISSING\]$/],
    [{ database: null }, /^airline: database must be an object with .*, got null; .* \[PROP_TYPE\]$/],
  ])('%j is refused with its path', (values, problem) => {
    expect(problemsOf(values)).toEqual([typeof problem === 'string' ? problem : expect.stringMatching(problem)]);
  });
});

describe('a name that every stack uses', () => {
  it.each([
    ['application', 'Sky Co', 'ENVIRONMENT_NAME'],
    ['application', 'internal', 'ENVIRONMENT_NAME_RESERVED'],
    ['accountId', '12345', 'ENVIRONMENT_ACCOUNT'],
    ['zoneName', 'SkyCo.example', 'AIRLINE_ZONE_NAME'],
    ['zoneName', 'airline.example.', 'AIRLINE_ZONE_NAME'],
    ['zoneName', 'airline', 'AIRLINE_ZONE_NAME'],
    ['dr.location.region', 'Ireland', 'AIRLINE_REGION'],
  ])('%s: %p is one problem', (path, value, code) => {
    expect(problemsOf({ [path]: value })).toEqual([
      expect.stringMatching(new RegExp(`^airline: ${path} must .*, got '${value}'.*; .* \\[${code}\\]$`)),
    ]);
  });
});

describe('an objective', () => {
  it.each([
    ['recoveryTimeMinutes', 0],
    ['recoveryPointMinutes', -15],
    ['availabilityPercent', 101],
    ['availabilityPercent', 100],
  ])('%s of %p cannot be met', (name, value) => {
    expect(problemsOf({ [`objective.${name}`]: value })).toEqual([
      expect.stringMatching(
        new RegExp(
          `^airline: objective\\.${name} must be more than 0.*, got ${String(value)}; .* \\[AIRLINE_OBJECTIVE\\]$`,
        ),
      ),
    ]);
  });
});

describe('access', () => {
  it('to DR follows the rules of primary', () => {
    expect(problemsOf({ 'dr.web.webAcl': { action: 'block' } })).toEqual([
      'airline: dr.web.webAcl must be that of primary, got {"action":"block"}; use one object for both, or a failover blocks requests that primary accepts [AIRLINE_WEB_ACL_DIFFERS]',
    ]);
    expect(problemsOf({ 'primary.web.webAcl': undefined })).toEqual([
      expect.stringContaining('AIRLINE_WEB_ACL_DIFFERS'),
    ]);
    expect(problemsOf({ 'primary.web.webAcl': { action: 'block' }, 'dr.web.webAcl': { action: 'block' } })).toEqual([]);
  });

  it.each(['primary', 'dr'])('to %s is open to passengers and to the health checks', (site) => {
    const problem = (got: string) =>
      `airline: ${site}.web.loadBalancer must be open to the internet, got '${got}'; remove scheme and allowedSources, since passengers and the health checks of Route 53 connect to it [AIRLINE_SITE_NOT_PUBLIC]`;

    expect(problemsOf({ [`${site}.web.loadBalancer`]: { scheme: 'internal' } })).toEqual([problem('internal')]);
    expect(problemsOf({ [`${site}.web.loadBalancer`]: airline.staging.web.loadBalancer })).toEqual([
      problem('allowedSources'),
    ]);
  });

  it('to staging is not open to the internet', () => {
    expect(problemsOf({ 'staging.web.loadBalancer': { idleTimeoutSeconds: 60 } })).toEqual([
      'airline: staging.web.loadBalancer.allowedSources must be given, got none; list the ranges of the offices, since scanners find each new certificate within minutes [AIRLINE_STAGING_PUBLIC]',
    ]);
    expect(problemsOf({ 'staging.web.loadBalancer': { scheme: 'internal' } })).toEqual([]);
  });
});

describe('the Region of a site', () => {
  it.each(['primary', 'dr', 'staging'])('of %s must not be that of the control planes', (site) => {
    expect(problemsOf({ [`${site}.location`]: inRegion('us-east-1') })).toEqual([
      `airline: ${site}.location.region must be another Region than that of the control planes of Route 53, IAM and CloudFront, got 'us-east-1'; use 'us-east-2', for example [AIRLINE_REGION_CONTROL_PLANE]`,
    ]);
  });

  it('of DR must not be that of primary: one problem', () => {
    expect(problemsOf({ 'dr.location': airline.primary.location })).toEqual([
      "airline: dr.location.region must be another Region than primary's, got 'eu-central-1' for both; choose one that survives the loss of primary's [AIRLINE_REGION_SAME]",
    ]);
  });
});

describe('the address plan', () => {
  it('gives one problem for each cause, although three stacks use it', () => {
    expect(problemsOf({ 'dr.networkSlot': 0 })).toEqual([
      "planEnvironments: environments.dr must be a unique slot, got 0 as in 'primary'; use a free slot [NETWORK_PLAN_SLOT_TAKEN]",
    ]);
  });
});

describe('the standby', () => {
  it('must be able to have as many servers as primary needs', () => {
    expect(problemsOf({ 'dr.web.capacity': capacity(1, 5), 'dr.web.warmPool': undefined })).toEqual([
      'airline: dr.web.capacity.maxSize must be at least primary.web.capacity.desiredCapacity (6), got 5; raise it, or a failover runs with 5 of 6 servers [AIRLINE_STANDBY_SIZE]',
    ]);
  });

  it.each([
    ['prepares fewer servers', {}],
    ['reserves fewer servers', { 'dr.web.warmPool': { maxGroupPreparedCapacity: 2, fullLoadCapacity: 6 } }],
  ])('must be sized for the servers of primary: %s', (_, values) => {
    expect(problemsOf({ 'primary.web.capacity': capacity(10, 18), ...values })).toEqual([
      'airline: dr.web.warmPool.fullLoadCapacity must be at least primary.web.capacity.desiredCapacity (10), got 6; raise it or maxGroupPreparedCapacity, or DR is sized for 6 of 10 servers [AIRLINE_STANDBY_FULL_LOAD]',
    ]);
  });

  it.each([
    [
      { 'dr.web.warmPool': { maxGroupPreparedCapacity: 2, fullLoadCapacity: 6 } },
      'dr.web.warmPool should prepare the servers of a normal day, got 2 of 6; the other 4 boot during the failover [AIRLINE_STANDBY_PREPARED]',
    ],
    [
      { 'dr.web.warmPool': undefined },
      'dr.web.warmPool should prepare the servers of a normal day, got 1 of 6; the other 5 boot during the failover [AIRLINE_STANDBY_PREPARED]',
    ],
    [
      { 'dr.web.capacity': capacity(1, 12) },
      "dr.web.capacity.maxSize should be that of primary (18), got 12; DR cannot grow to primary's peak [AIRLINE_STANDBY_PEAK]",
    ],
    [
      { 'dr.web.instanceType': 'm6i.large' },
      "dr.web.instanceType should be of primary's size, got 'm6i.large' for 'm6i.xlarge'; the same number of servers carries less [AIRLINE_STANDBY_INSTANCE_TYPE]",
    ],
  ])('gets a warning for %j', (values, warning) => {
    expect(checkConfig(changed(values), TODAY)).toEqual([`airline: ${warning}`]);
  });

  it.each(['m7g.xlarge', 'm6i.4xlarge', 'm6i.metal', 'c7i.48xlarge'])('may have servers of type %s', (instanceType) => {
    expect(checkConfig(changed({ 'dr.web.instanceType': instanceType }), TODAY)).toEqual([]);
  });

  it('knows the order of sizes', () => {
    const values = { 'primary.web.instanceType': 'm6i.16xlarge', 'dr.web.instanceType': 'm6i.8xlarge' };

    expect(checkConfig(changed(values), TODAY)).toHaveLength(1);
  });
});

describe('the hour of the backups', () => {
  const hour = (value: number, timeZone: string, database = {}) =>
    problemsOf({ 'backup.hour': value, 'backup.timeZone': timeZone, ...database });

  it('must not be in the backup window, or in the hour before it', () => {
    expect(hour(1, 'Europe/Berlin')).toEqual([
      expect.stringMatching(
        /^airline: backup\.hour must start no job in a window of the database or in the hour before it, got 1 in Europe\/Berlin: \w{3} 01:00 UTC\+01:00 is \w{3} 00:00 UTC, and backupWindow is '01:00-02:00'; use 6, for example \[AIRLINE_BACKUP_HOUR\]$/,
      ),
    ]);
  });

  it('must not be in the maintenance window, which is on another day where the time zone is', () => {
    expect(hour(23, 'America/New_York')).toEqual([
      expect.stringContaining("Sat 23:00 UTC-04:00 is Sun 03:00 UTC, and maintenanceWindow is 'sun:03:00-sun:04:00'"),
    ]);
  });

  it('is compared with the windows of the configuration', () => {
    expect(hour(23, 'Europe/Berlin', { 'database.backupWindow': '21:30-22:30' })).toEqual([
      expect.stringContaining("is '21:30-22:30'"),
    ]);
    expect(
      hour(1, 'Etc/UTC', { 'database.backupWindow': '11:00-12:00', 'backup.preset': 'Daily-35day-Retention' }),
    ).toEqual([]);
  });

  it('must be an hour, in a time zone that exists: one problem each', () => {
    expect(hour(25, 'Europe/Berlin')).toEqual([expect.stringContaining('hour must be a whole number from 0 to 23')]);
    expect(hour(23, 'Berlin')).toEqual([
      expect.stringContaining("backup.timeZone must be an IANA time zone, got 'Berlin'"),
    ]);
  });

  it('is accepted only if no job of the next year starts in a window, on any day', () => {
    const zones = [
      'Etc/UTC',
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
    ];
    const minutesOf = (run: Date) => ((run.getUTCDay() + 6) % 7) * 1440 + run.getUTCHours() * 60 + run.getUTCMinutes();
    const blocked = databaseWindows({}).map(({ startMinute, endMinute }) => [startMinute - 60, endMinute] as const);
    const isBlocked = (minute: number) => blocked.some(([start, end]) => minute >= start && minute < end);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.constantFrom(...zones), (value, timeZone) => {
        // The runs of the other rules are among those of the first, every eight hours.
        const [eightHourly] = presetRules(airline.backup.preset, { hour: value, timeZone });
        const from = new Date(`${TODAY}T00:00:00Z`);
        const runs = nextRuns(eightHourly?.schedule ?? '', 'backup', { from, count: 1096, timeZone });

        expect(hour(value, timeZone).length > 0).toBe(runs.map(minutesOf).some(isBlocked));
      }),
      { numRuns: 15 },
    );
  });
});

describe('the schedule of the exports', () => {
  it('must not be in the backup window, in which RDS creates the snapshot', () => {
    const times = { schedule: 'cron(30 3 ? * SUN *)', timeZone: 'Europe/Berlin' };

    expect(problemsOf({ 'archive.databaseExportTimes': times })).toEqual([
      "airline: archive.databaseExportTimes.schedule must not start while RDS creates the snapshot to export, got 'cron(30 3 ? * SUN *)' in Europe/Berlin: Sun 03:30 UTC+02:00 is Sun 01:30 UTC, and backupWindow is '01:00-02:00'; start some hours later [AIRLINE_EXPORT_TIME]",
    ]);
  });

  it('must not be in the backup window of the replica either', () => {
    const times = { schedule: 'cron(30 0 ? * SUN *)', timeZone: 'Etc/UTC' };

    expect(problemsOf({ 'archive.databaseExportTimes': times })).toEqual([
      expect.stringContaining("backupWindow is '00:00-01:00'; start some hours later [AIRLINE_EXPORT_TIME]"),
    ]);
  });

  it.each(['cron(0 6 ? * SUN *)', 'rate(7 days)'])('may be %s', (schedule) => {
    expect(problemsOf({ 'archive.databaseExportTimes': { schedule, timeZone: 'Europe/Berlin' } })).toEqual([]);
  });
});
