import type { Checked } from '@etops/foundation';
import { developmentEnvironment, problemsOf, testEnvironment } from '@etops/testing';
import { Token } from 'cdktf';
import fc from 'fast-check';
import { Database, DatabaseReplica } from '../src';
import type { DatabaseProps } from '../src';
import type { AlarmInputs, DatabaseAlarmThresholds } from '../src/alarms';
import { planAlarms, resolveAlarmThresholds } from '../src/alarms';
import { databaseProps, replicaProps, synthDatabase, synthReplica, warningsOf } from './support';

const GIB = 1024 ** 3;

const size = { memoryGiB: 8, allocatedStorageGiB: 100 };
const primary: AlarmInputs = {
  identifier: 'orders',
  engine: 'postgres',
  role: 'primary',
  pages: true,
  maximumConnections: 900,
  thresholds: resolveAlarmThresholds({}, size),
};

const byId = (inputs: AlarmInputs) => Object.fromEntries(planAlarms(inputs).map((alarm) => [alarm.id, alarm]));

describe('alarms', () => {
  it('watch CPU, storage, memory and connections in the unit of each metric', () => {
    expect(byId({ ...primary, engine: 'mysql' })).toMatchObject({
      cpu: { metricName: 'CPUUtilization', threshold: 80, comparison: 'GreaterThanThreshold' },
      'free-storage': { metricName: 'FreeStorageSpace', threshold: 10 * GIB, comparison: 'LessThanThreshold' },
      'free-memory': {
        metricName: 'FreeableMemory',
        threshold: Math.floor(0.8 * GIB),
        comparison: 'LessThanThreshold',
      },
      connections: { metricName: 'DatabaseConnections', threshold: 630, statistic: 'Maximum' },
    });
    expect(Object.keys(byId({ ...primary, engine: 'mysql' }))).toHaveLength(4);
  });

  it('watch the replication slots and transaction logs of a PostgreSQL source', () => {
    expect(byId(primary)).toMatchObject({
      'replication-slot-lag': {
        metricName: 'OldestReplicationSlotLag',
        threshold: 10 * GIB,
        treatMissingData: 'notBreaching',
      },
      'transaction-logs': { metricName: 'TransactionLogsDiskUsage', threshold: 20 * GIB },
    });
  });

  it('watch the lag of a replica, and go off when replication stops or data is missing', () => {
    expect(byId({ ...primary, role: 'replica' })).toMatchObject({
      'replica-lag': { metricName: 'ReplicaLag', threshold: 300, comparison: 'GreaterThanThreshold' },
      'replication-stopped': {
        metricName: 'ReplicaLag',
        threshold: 0,
        comparison: 'LessThanThreshold',
        treatMissingData: 'breaching',
      },
    });
    expect(byId({ ...primary, role: 'replica' })).not.toHaveProperty('replication-slot-lag');
  });

  it('use the thresholds from the props', () => {
    const given: Required<DatabaseAlarmThresholds> = {
      cpuPercent: 60,
      freeStorageGiB: 2.5,
      freeMemoryMiB: 512,
      connectionsPercent: 50,
      replicaLagSeconds: 600,
      replicationSlotLagGiB: 3,
      transactionLogsGiB: 4,
    };
    const thresholds = resolveAlarmThresholds(given, size);
    const alarms = { ...byId({ ...primary, thresholds }), ...byId({ ...primary, role: 'replica', thresholds }) };

    expect(Object.fromEntries(Object.entries(alarms).map(([id, { threshold }]) => [id, threshold]))).toEqual({
      cpu: 60,
      'free-storage': 2.5 * GIB,
      'free-memory': 0.5 * GIB,
      connections: 450,
      'replica-lag': 600,
      'replication-stopped': 0,
      'replication-slot-lag': 3 * GIB,
      'transaction-logs': 4 * GIB,
    });
  });

  it('never page for a development environment', () => {
    expect(planAlarms(primary).map(({ severity }) => severity)).toContain('page');
    expect(new Set(planAlarms({ ...primary, pages: false }).map(({ severity }) => severity))).toEqual(
      new Set(['ticket']),
    );
  });

  it('have unique ids, one dimension and periods that CloudWatch accepts, for any instance', () => {
    const amount = fc.double({ min: 0.1, max: 65536, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom('postgres' as const, 'mysql' as const, 'mariadb' as const),
        fc.constantFrom('primary' as const, 'replica' as const),
        fc.record({ memoryGiB: amount, allocatedStorageGiB: amount }, { requiredKeys: [] }),
        fc.option(fc.nat(), { nil: undefined }),
        (engine, role, anySize, maximumConnections) => {
          const thresholds = resolveAlarmThresholds({}, anySize);
          const alarms = planAlarms({ ...primary, thresholds, engine, role, maximumConnections });
          expect(new Set(alarms.map(({ id }) => id)).size).toBe(alarms.length);
          for (const alarm of alarms) {
            expect(alarm).toMatchObject({ namespace: 'AWS/RDS', dimensions: { DBInstanceIdentifier: 'orders' } });
            expect(alarm.periodSeconds % 60).toBe(0);
            expect(Number.isFinite(alarm.threshold)).toBe(true);
          }
        },
      ),
    );
  });
});

describe('Database and DatabaseReplica', () => {
  const alarmsOf = (props: Partial<Checked<DatabaseProps>> = {}) => {
    const all = { ...databaseProps, ...props };
    let alarms: Database['alarms'] = [];
    warningsOf(all.environment, (stack) => {
      ({ alarms } = new Database(stack, 'database', all));
    });
    return Object.fromEntries(alarms.map((alarm) => [alarm.id, alarm]));
  };

  it('derive thresholds from class and storage, and create no CloudWatch alarm', () => {
    expect(alarmsOf()).toMatchObject({
      'free-storage': { threshold: 10 * GIB, dimensions: { DBInstanceIdentifier: 'airline-primary-database' } },
      connections: { threshold: 630, severity: 'page' },
    });
    expect(synthDatabase().resources('aws_cloudwatch_metric_alarm')).toEqual([]);
  });

  it('never page for a development environment', () => {
    expect(alarmsOf({ environment: developmentEnvironment }).connections).toMatchObject({ severity: 'ticket' });
  });

  it('compare connections with maximumConnections, and set it as a parameter', () => {
    expect(alarmsOf({ maximumConnections: 200 }).connections).toMatchObject({ threshold: 140 });
    expect(synthDatabase({ maximumConnections: 200 }).resource('aws_db_parameter_group')).toMatchObject({
      parameter: [{ name: 'rds.force_ssl' }, { name: 'max_connections', value: '200', apply_method: 'pending-reboot' }],
    });
  });

  it('warn if the maximum of connections of a class is unknown', () => {
    const unknown = { ...databaseProps, instanceClass: 'db.x2g.large' };

    expect(warningsOf(testEnvironment, (stack) => new Database(stack, 'database', unknown))).toEqual([
      "instanceClass should be a class whose memory is known, got 'db.x2g.large', so no alarm watches the connections; set maximumConnections [DATABASE_CONNECTIONS_UNWATCHED]",
    ]);
    expect(
      warningsOf(
        testEnvironment,
        (stack) => new Database(stack, 'database', { ...databaseProps, instanceClass: Token.asString({}) }),
      ),
    ).toEqual([expect.stringContaining('got a token, so no alarm watches the connections')]);
    expect(alarmsOf(unknown)).not.toHaveProperty('connections');
    expect(warningsOf(testEnvironment, (stack) => new Database(stack, 'database', databaseProps))).toEqual([]);
  });

  it('watch the lag on the replica', () => {
    let replica: DatabaseReplica | undefined;
    const props = { ...replicaProps, alarmThresholds: { replicaLagSeconds: 420 } };
    warningsOf(props.environment, (stack) => (replica = new DatabaseReplica(stack, 'database', props)));

    expect(replica?.alarms.find(({ id }) => id === 'replica-lag')).toMatchObject({ threshold: 420 });
  });

  it.each([
    [
      { alarmThresholds: { cpuPercent: 0 } },
      'alarmThresholds.cpuPercent must be from 1 to 100, got 0; use a percentage, for example 80 [DATABASE_ALARM_PERCENT]',
    ],
    [
      { alarmThresholds: { connectionsPercent: 101 } },
      'alarmThresholds.connectionsPercent must be from 1 to 100, got 101; use a percentage, for example 80 [DATABASE_ALARM_PERCENT]',
    ],
    [
      { alarmThresholds: { freeStorageGiB: 0 } },
      'alarmThresholds.freeStorageGiB must be more than 0, got 0; omit it to use the default [DATABASE_ALARM_AMOUNT]',
    ],
    [
      { alarmThresholds: { freeMemoryMiB: 8192 } },
      'alarmThresholds.freeMemoryMiB must be less than the memory of the instance class in MiB, 8192, got 8192; lower it, since the alarm would never recover [DATABASE_ALARM_UNREACHABLE]',
    ],
    [
      { alarmThresholds: { replicaLagSeconds: 60 } },
      'alarmThresholds.replicaLagSeconds must be 300 or more, got 60; an idle PostgreSQL replica shows up to 300 without lagging [DATABASE_ALARM_LAG]',
    ],
    [
      { maximumConnections: 5 },
      'maximumConnections must be a whole number from 10 to 100000, got 5; omit it to derive it from the memory of the class [DATABASE_MAXIMUM_CONNECTIONS]',
    ],
  ])('fail when %j', (props, message) => {
    expect(problemsOf(() => synthReplica(props))).toContain(`dr/database: ${message}`);
  });

  it('fail when more storage must be free, or may be filled, than there is', () => {
    const alarmThresholds = { freeStorageGiB: 100, transactionLogsGiB: 200, replicationSlotLagGiB: 199 };

    expect(problemsOf(() => synthDatabase({ alarmThresholds, maxAllocatedStorageGiB: 200 }))).toEqual([
      'primary/database: alarmThresholds.freeStorageGiB must be less than allocatedStorageGiB, 100, got 100; lower it, since the alarm would be on from the start [DATABASE_ALARM_UNREACHABLE]',
      'primary/database: alarmThresholds.transactionLogsGiB must be less than the storage, 200, got 200; lower it, since the alarm would go off after the storage is full [DATABASE_ALARM_UNREACHABLE]',
    ]);
  });
});
