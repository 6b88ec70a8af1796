import { problemsOf } from '@etops/testing';
import fc from 'fast-check';
import { databaseWindows, replicaWindows } from '../src';
import {
  dailyOverlap,
  isLongEnough,
  parseBackupWindow,
  parseMaintenanceWindow,
  weeklyOverlap,
  windowsOverlap,
} from '../src/instance/maintenance-windows';
import { networkIn, referenceTo, synthDatabase } from './support';

const overlap = (backup: string, maintenance: string): boolean => {
  const [daily, weekly] = [parseBackupWindow(backup), parseMaintenanceWindow(maintenance)];
  if (daily === undefined || weekly === undefined) throw new Error('not windows');
  return windowsOverlap(daily, weekly);
};
const time = (minute: number) =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAY = 1440;

describe('maintenance windows', () => {
  it.each([
    ['01:00-02:00', 'sun:03:00-sun:04:00', false],
    ['01:00-03:00', 'sun:03:00-sun:04:00', false],
    ['01:00-03:01', 'sun:03:00-sun:04:00', true],
    ['04:00-05:00', 'sun:03:00-sun:04:00', false],
    ['03:10-03:40', 'sun:03:00-sun:04:00', true],
    ['23:30-00:30', 'mon:00:00-mon:01:00', true],
    ['23:30-00:30', 'wed:00:15-wed:01:00', true],
    ['00:10-00:40', 'sun:23:30-mon:00:30', true],
    ['00:30-01:00', 'sun:23:30-mon:00:30', false],
    ['12:00-13:00', 'mon:22:00-wed:02:00', true],
  ])('%s and %s overlap: %s', (backup, maintenance, expected) => {
    expect(overlap(backup, maintenance)).toBe(expected);
  });

  it('overlap if they share a minute', () => {
    const minute = fc.integer({ min: 0, max: DAY - 1 });
    const length = fc.integer({ min: 30, max: 600 });
    fc.assert(
      fc.property(minute, length, fc.integer({ min: 0, max: 7 * DAY - 1 }), length, (start, long, weekly, longer) => {
        const end = (weekly + longer) % (7 * DAY);
        const day = (at: number) => `${DAYS[Math.floor(at / DAY)] ?? ''}:${time(at % DAY)}`;
        const inBackup = new Set(Array.from({ length: long }, (_, index) => (start + index) % DAY));
        const expected = Array.from({ length: longer }, (_, index) => (weekly + index) % DAY).some((at) =>
          inBackup.has(at),
        );
        return overlap(`${time(start)}-${time((start + long) % DAY)}`, `${day(weekly)}-${day(end)}`) === expected;
      }),
    );
  });

  it.each(['1:00-2:00', '24:00-01:00', '01:00', 'sun:01:00-sun:02:00', ''])('refuse %p as a backup window', (text) => {
    expect(parseBackupWindow(text)).toBeUndefined();
  });

  it.each(['Sun:03:00-Sun:04:00', 'sun:03:00-04:00', '03:00-04:00', 'day:03:00-day:04:00'])(
    'refuse %p as a maintenance window',
    (text) => {
      expect(parseMaintenanceWindow(text)).toBeUndefined();
    },
  );

  it('last at least 30 minutes, also across midnight', () => {
    expect(
      ['01:00-01:29', '01:00-01:30', '23:50-00:19', '23:50-00:20'].map((text) => {
        const window = parseBackupWindow(text);
        return window !== undefined && isLongEnough(window);
      }),
    ).toEqual([false, true, false, true]);
  });
});

describe('clients outside the VPC', () => {
  it('may connect to the port of the engine, each range by its own rule', () => {
    const json = synthDatabase({ clientCidrBlocks: ['10.0.0.0/12', '192.168.8.0/24'] });

    expect(json.resources('aws_vpc_security_group_ingress_rule')).toMatchObject(
      ['10.0.0.0/12', '192.168.8.0/24'].map((cidr_ipv4) => ({
        security_group_id: referenceTo('aws_security_group', 'id'),
        cidr_ipv4,
        ip_protocol: 'tcp',
        from_port: 5432,
        to_port: 5432,
      })),
    );
    expect(synthDatabase().resources('aws_vpc_security_group_ingress_rule')).toEqual([]);
  });

  it('keep their rules when the list is sorted otherwise', () => {
    const addresses = (...clientCidrBlocks: string[]) => synthDatabase({ clientCidrBlocks }).addresses();

    expect(addresses('10.0.0.0/12', '192.168.8.0/24')).toEqual(addresses('192.168.8.0/24', '10.0.0.0/12'));
  });
});

describe('props of an instance', () => {
  it.each([
    [
      { clientCidrBlocks: ['0.0.0.0/0'] },
      "clientCidrBlocks[0] must be /8 or smaller, got '0.0.0.0/0'; name the networks of the clients [DATABASE_CLIENT_RANGE_WIDE]",
    ],
    [
      { clientCidrBlocks: ['10.1.0.0/12'] },
      "clientCidrBlocks[0] must be an IPv4 range in CIDR form, got '10.1.0.0/12'; use '10.0.0.0/12' [DATABASE_CLIENT_RANGE]",
    ],
    [
      { clientCidrBlocks: ['10.0.0.0/12', '10.0.0.0/12'] },
      "clientCidrBlocks must name each range once, got '10.0.0.0/12' again; remove one of them [DATABASE_CLIENT_RANGE_TWICE]",
    ],
    [
      { clientCidrBlocks: Array.from({ length: 61 }, (_, index) => `10.0.${String(index)}.0/24`) },
      'clientCidrBlocks must have at most 60 ranges, the rules of a security group, got 61; combine them [DATABASE_CLIENT_RANGES]',
    ],
    [
      { engineVersion: 'latest' },
      "engineVersion must be a version of postgres in RDS, 11, 12, 13, 14, 15, 16, 17, 18, or a release of one, got 'latest'; use '16' or '16.4', for example [DATABASE_ENGINE_VERSION]",
    ],
    [
      { engine: 'mysql' as const, engineVersion: '9.9' },
      "engineVersion must be a version of mysql in RDS, 8.0, 8.4, or a release of one, got '9.9'; use '8.4' or '8.4.3', for example [DATABASE_ENGINE_VERSION]",
    ],
    [
      { engine: 'mysql' as const, engineVersion: '8' },
      "engineVersion must be a version of mysql in RDS, 8.0, 8.4, or a release of one, got '8'; use '8.4' or '8.4.3', for example [DATABASE_ENGINE_VERSION]",
    ],
    [
      { instanceClass: 'm7g.large' },
      "instanceClass must be a DB instance class, db.<family>.<size>, got 'm7g.large'; use 'db.m7g.large', for example [DATABASE_INSTANCE_CLASS]",
    ],
    [
      { instanceClass: 'db.m7g.huge' },
      "instanceClass must be a DB instance class, db.<family>.<size>, got 'db.m7g.huge'; use 'db.m7g.large', for example [DATABASE_INSTANCE_CLASS]",
    ],
    [
      { engineVersion: '11.9', extendedSupport: true, instanceClass: 'db.m6g.large' },
      "instanceClass must run postgres 11.9, got 'db.m6g.large', which runs 12.7, 13 and later; choose another class or version, listed by 'aws rds describe-orderable-db-instance-options --engine postgres' [DATABASE_INSTANCE_CLASS_ENGINE]",
    ],
    [
      { engine: 'mysql' as const, engineVersion: '8.4', instanceClass: 'db.x1e.xlarge' },
      "instanceClass must run mysql 8.4, got 'db.x1e.xlarge', which runs no version of mysql; choose another class or version, listed by 'aws rds describe-orderable-db-instance-options --engine mysql' [DATABASE_INSTANCE_CLASS_ENGINE]",
    ],
    [
      { identifier: `airline-${'x'.repeat(60)}` },
      `identifier must be 1 to 63 of a-z, 0-9 and single hyphens, starting with a letter and not ending in a hyphen, got 'airline-${'x'.repeat(60)}' (68 characters); use a name such as 'orders' [DATABASE_IDENTIFIER]`,
    ],
    [
      { identifier: 'Orders--db' },
      "identifier must be 1 to 63 of a-z, 0-9 and single hyphens, starting with a letter and not ending in a hyphen, got 'Orders--db' (10 characters); use a name such as 'orders' [DATABASE_IDENTIFIER]",
    ],
    [
      { databaseName: '12-tickets' },
      "databaseName must be a letter followed by letters, digits or '_', up to 63 characters, got '12-tickets'; use a name such as 'orders' [DATABASE_NAME]",
    ],
    [
      { databaseName: 'Select' },
      "databaseName must not be a word that RDS or postgres reserves, got 'Select'; add a suffix, for example 'Select_data' [DATABASE_NAME_RESERVED]",
    ],
    [
      { tags: { 'aws:owner': 'me' } },
      "tags['aws:owner'] must have a key of 1 to 128 letters, digits, spaces or _.:/=+-@ that does not begin with 'aws:', got 'aws:owner'; rename it [TAG_KEY]",
    ],
    [
      { backupRetentionDays: 0 },
      'backupRetentionDays must be a whole number from 1 to 35, got 0; use days, for example 7: a replica needs automated backups of its source; AWS Backup keeps backups longer [DATABASE_BACKUP_RETENTION]',
    ],
    [
      { backupWindow: '1:00-2:00' },
      "backupWindow must be hh:mm-hh:mm in UTC and last at least 30 minutes, got '1:00-2:00'; use '01:00-02:00', for example [DATABASE_BACKUP_WINDOW]",
    ],
    [
      { maintenanceWindow: 'sun:03:00-sun:03:10' },
      "maintenanceWindow must be ddd:hh:mm-ddd:hh:mm in UTC, lower case, and last at least 30 minutes, got 'sun:03:00-sun:03:10'; use 'sun:03:00-sun:04:00', for example [DATABASE_MAINTENANCE_WINDOW]",
    ],
    [
      { backupWindow: '03:30-04:30' },
      "backupWindow must not overlap maintenanceWindow, got '03:30-04:30' and 'sun:03:00-sun:04:00'; move one of them [DATABASE_WINDOWS_OVERLAP]",
    ],
    [
      { network: { vpcId: 'vpc-1', dataSubnets: [{ id: 'subnet-1', availabilityZone: 'eu-central-1a' }] } },
      "network.dataSubnets must be in at least two Availability Zones, got 'eu-central-1a'; add a subnet in another zone [DATABASE_ZONES]",
    ],
    [
      { network: { ...networkIn('eu-west-1') } },
      "network.dataSubnets[0].availabilityZone must be in the environment's Region eu-central-1, got 'eu-west-1a', 'eu-west-1b', 'eu-west-1c'; pass the network of that Region [DATABASE_ZONE_REGION]",
    ],
  ])('fails when %j', (props, message) => {
    expect(problemsOf(() => synthDatabase(props))).toEqual([`primary/database: ${message}`]);
  });
});

describe('replicaWindows', () => {
  it('are a day earlier for maintenance, and next to those of the source for backups', () => {
    expect(replicaWindows()).toEqual({ backupWindow: '00:00-01:00', maintenanceWindow: 'sat:03:00-sat:04:00' });
    expect(replicaWindows({ backupWindow: '23:30-00:15' })).toMatchObject({ backupWindow: '00:15-01:00' });
    expect(replicaWindows({ maintenanceWindow: 'mon:23:30-tue:00:30' })).toMatchObject({
      maintenanceWindow: 'sun:23:30-mon:00:30',
    });
  });

  it('leave out the time of maintenance', () => {
    expect(replicaWindows({ backupWindow: '02:00-02:30', maintenanceWindow: 'sun:01:30-sun:03:30' })).toMatchObject({
      backupWindow: '00:30-01:00',
    });
  });

  it('are legal, and at other times than those of the source', () => {
    const minute = fc.integer({ min: 0, max: DAY - 1 });
    const length = fc.integer({ min: 30, max: 240 });
    fc.assert(
      fc.property(minute, length, fc.integer({ min: 0, max: 7 * DAY - 1 }), length, (start, long, weekly, longer) => {
        const end = (weekly + longer) % (7 * DAY);
        const day = (at: number) => `${DAYS[Math.floor(at / DAY)] ?? ''}:${time(at % DAY)}`;
        const source = {
          backupWindow: `${time(start)}-${time((start + long) % DAY)}`,
          maintenanceWindow: `${day(weekly)}-${day(end)}`,
        };
        const replica = replicaWindows(source);
        const parsed = [source, replica].map(({ backupWindow, maintenanceWindow }) => ({
          backup: parseBackupWindow(backupWindow) ?? { start: 0, end: 0 },
          maintenance: parseMaintenanceWindow(maintenanceWindow) ?? { start: 0, end: 0 },
        }));
        const [there, here] = parsed as [(typeof parsed)[0], (typeof parsed)[0]];
        return (
          [here.backup, here.maintenance].every(isLongEnough) &&
          !dailyOverlap(here.backup, there.backup) &&
          !weeklyOverlap(here.maintenance, there.maintenance) &&
          !overlap(replica.backupWindow, replica.maintenanceWindow)
        );
      }),
    );
  });
});

describe('databaseWindows', () => {
  const minutes = (day: number, hour: number) => (day * 24 + hour) * 60;

  it('returns the backup window of each day, and the maintenance window, from Monday 00:00 UTC', () => {
    const windows = databaseWindows({});

    expect(windows.map(({ prop }) => prop)).toEqual([...Array<string>(7).fill('backupWindow'), 'maintenanceWindow']);
    expect(windows[1]).toEqual({
      prop: 'backupWindow',
      value: '01:00-02:00',
      startMinute: minutes(1, 1),
      endMinute: minutes(1, 2),
    });
    expect(windows[7]).toMatchObject({ startMinute: minutes(6, 3), endMinute: minutes(6, 4) });
  });

  it('returns windows that cross midnight and the end of the week in one piece', () => {
    expect(databaseWindows({ backupWindow: '23:30-00:30', maintenanceWindow: 'sun:23:00-mon:01:00' }).slice(6)).toEqual(
      [
        expect.objectContaining({ startMinute: minutes(6, 23.5), endMinute: minutes(7, 0.5) }),
        expect.objectContaining({ startMinute: minutes(6, 23), endMinute: minutes(7, 1) }),
      ],
    );
  });

  it('leaves out what is not a window, which the construct refuses', () => {
    expect(databaseWindows({ backupWindow: '25:00', maintenanceWindow: 'sunday' })).toEqual([]);
  });
});
