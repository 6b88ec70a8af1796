import { developmentEnvironment, problemsOf } from '@etops/testing';
import { referenceTo, synthDatabase, synthReplica } from './support';

const all = {
  logs: ['postgresql', 'upgrade'],
  performanceInsightsDays: 7,
  enhancedMonitoringSeconds: 60,
} as const;

describe('monitoring', () => {
  it('adds Terraform addresses, and changes none', () => {
    const addresses = synthDatabase({ monitoring: all }).addresses();

    expect(addresses).toMatchSnapshot();
    expect(addresses).toEqual(expect.arrayContaining([...synthDatabase().addresses()]));
  });

  it('creates the log groups before the instance, encrypted and with a retention', () => {
    const json = synthReplica({ monitoring: { logs: ['postgresql', 'upgrade'], logRetentionDays: 365 } });

    expect(json.resource('aws_db_instance')).toMatchObject({
      enabled_cloudwatch_logs_exports: ['postgresql', 'upgrade'],
      depends_on: [
        expect.stringContaining('aws_cloudwatch_log_group.'),
        expect.stringContaining('aws_cloudwatch_log_group.'),
      ],
    });
    expect(json.resources('aws_cloudwatch_log_group')).toMatchObject([
      {
        name: '/aws/rds/instance/airline-dr-database/postgresql',
        retention_in_days: 365,
        lifecycle: { prevent_destroy: true },
      },
      { name: '/aws/rds/instance/airline-dr-database/upgrade', retention_in_days: 365 },
    ]);
    expect(
      json.resources('aws_kms_key').filter(({ policy }) => String(policy).includes('logs.eu-west-1.amazonaws.com')),
    ).toHaveLength(1);
  });

  it('keeps logs for 90 days, and can be destroyed in a development environment', () => {
    const [group] = synthDatabase({ environment: developmentEnvironment, monitoring: { logs: ['upgrade'] } }).resources(
      'aws_cloudwatch_log_group',
    );

    expect(group).toMatchObject({ retention_in_days: 90, lifecycle: { prevent_destroy: false } });
  });

  it('sets the parameters and the audit option that MySQL needs to write its logs', () => {
    const json = synthDatabase({
      engine: 'mysql',
      engineVersion: '8.4',
      monitoring: { logs: ['slowquery', 'general', 'audit'] },
    });

    expect(json.resource('aws_db_parameter_group')).toMatchObject({
      parameter: [
        { name: 'require_secure_transport' },
        { name: 'general_log', value: '1' },
        { name: 'slow_query_log', value: '1' },
        { name: 'log_output', value: 'FILE' },
      ],
    });
    expect(json.resource('aws_db_option_group')).toMatchObject({
      name: 'airline-primary-database-mysql8-4',
      engine_name: 'mysql',
      major_engine_version: '8.4',
      option: [{ option_name: 'MARIADB_AUDIT_PLUGIN' }],
      // RDS refuses to delete a group that an automated snapshot uses.
      skip_destroy: true,
      lifecycle: { create_before_destroy: true },
    });
    expect(json.resource('aws_db_instance')).toMatchObject({
      option_group_name: referenceTo('aws_db_option_group', 'name'),
    });
  });

  it.each([
    ['mysql', '8.4', 'default:mysql-8-4'],
    ['mariadb', '11.4', 'default:mariadb-11-4'],
    ['postgres', '16', undefined],
  ] as const)('names the default option group of %s without an audit log', (engine, engineVersion, name) => {
    expect(synthDatabase({ engine, engineVersion }).resource('aws_db_instance').option_group_name).toBe(name);
  });

  it('encrypts Performance Insights, and gives enhanced monitoring a role for one instance', () => {
    const json = synthDatabase({ monitoring: all });
    const { kms_key_id: key } = json.resource('aws_db_instance');

    expect(json.resource('aws_db_instance')).toMatchObject({
      performance_insights_enabled: true,
      performance_insights_retention_period: 7,
      performance_insights_kms_key_id: key,
      monitoring_interval: 60,
      monitoring_role_arn: referenceTo('aws_iam_role', 'arn'),
    });
    expect(json.resource('aws_iam_role').assume_role_policy).toContain(
      '"aws:SourceArn":"arn:aws:rds:eu-central-1:123456789012:db:airline-primary-database"',
    );
    expect(json.resource('aws_iam_role_policy_attachment')).toMatchObject({
      policy_arn: 'arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole',
    });
  });

  it('is off by default', () => {
    const instance = synthDatabase().resource('aws_db_instance');

    for (const absent of ['enabled_cloudwatch_logs_exports', 'performance_insights_enabled', 'monitoring_interval']) {
      expect(instance).not.toHaveProperty(absent);
    }
  });

  it.each([7, 31, 713, 731])('accepts %d days of Performance Insights', (performanceInsightsDays) => {
    expect(synthDatabase({ monitoring: { performanceInsightsDays } }).resource('aws_db_instance')).toMatchObject({
      performance_insights_retention_period: performanceInsightsDays,
    });
  });

  it.each([
    [
      { monitoring: { logs: ['slowquery'] } },
      "monitoring.logs must be logs of postgres, got 'slowquery'; choose from postgresql, upgrade, iam-db-auth-error [DATABASE_LOGS]",
    ],
    [
      { monitoring: { logs: ['upgrade', 'upgrade'] } },
      "monitoring.logs must name each log once, got 'upgrade', 'upgrade'; remove the duplicate [DATABASE_LOGS_TWICE]",
    ],
    [
      { monitoring: { logRetentionDays: 100 } },
      'monitoring.logRetentionDays must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, got 100; use 120, for example [DATABASE_LOG_RETENTION]',
    ],
    [
      { monitoring: { enhancedMonitoringSeconds: 20 } },
      'monitoring.enhancedMonitoringSeconds must be one of 1, 5, 10, 15, 30, 60, got 20; omit it to turn enhanced monitoring off [DATABASE_ENHANCED_MONITORING]',
    ],
    [
      { monitoring: { performanceInsightsDays: 30 } },
      'monitoring.performanceInsightsDays must be 7, a multiple of 31 up to 713, or 731, got 30; use 7, which is free of charge [DATABASE_PERFORMANCE_INSIGHTS]',
    ],
    [
      {
        engine: 'mysql',
        engineVersion: '8.4',
        instanceClass: 'db.t4g.micro',
        monitoring: { performanceInsightsDays: 7 },
      },
      'monitoring.performanceInsightsDays must be omitted for mysql on db.t4g.micro, got 7; use a medium class or larger for Performance Insights [DATABASE_PERFORMANCE_INSIGHTS_CLASS]',
    ],
  ] as const)('fails when %j', (props, message) => {
    expect(problemsOf(() => synthDatabase(props))).toEqual([`primary/database: ${message}`]);
  });
});
