import type { Scaling, ScheduledAction } from '../src';
import { addedAddresses, problemsWith, referenceTo, synthWebTier } from './support';

const sale: ScheduledAction = {
  name: 'sale',
  recurrence: '30 6 * * MON,TUE',
  timeZone: 'Europe/Berlin',
  minSize: 10,
};

describe('a scheduled action', () => {
  it('changes the minimum at its time, and nothing else', () => {
    expect(synthWebTier({ scaling: { scheduledActions: [sale] } }).resource('aws_autoscaling_schedule')).toMatchObject({
      scheduled_action_name: 'sale',
      autoscaling_group_name: referenceTo('aws_autoscaling_group', 'name'),
      recurrence: '30 6 * * MON,TUE',
      time_zone: 'Europe/Berlin',
      min_size: 10,
      max_size: -1,
      desired_capacity: -1,
    });
  });

  it('is not undone by the next plan', () => {
    expect(synthWebTier({ scaling: { scheduledActions: [sale] } }).resource('aws_autoscaling_group')).toMatchObject({
      lifecycle: { ignore_changes: ['desired_capacity', 'initial_lifecycle_hook', 'min_size'] },
    });
  });

  it('has a name with capitals and underscores', () => {
    const scaling = { scheduledActions: [{ ...sale, name: 'Friday_evening' }] };

    expect(synthWebTier({ scaling }).resource('aws_autoscaling_schedule')).toMatchObject({
      scheduled_action_name: 'Friday_evening',
    });
  });

  it('keeps its Terraform addresses, and those of predictive scaling', () => {
    const scaling: Scaling = { scheduledActions: [sale], predictive: 'forecast-and-scale' };

    expect(addedAddresses({ scaling })).toMatchSnapshot();
  });

  it.each<[Partial<ScheduledAction>, string]>([
    [
      { minSize: 13 },
      'scaling.scheduledActions[0].minSize must be a whole number from 1 to capacity.maxSize (12), got 13; raise capacity.maxSize or use a smaller minimum [WEB_TIER_SCHEDULED_ACTION_MIN_SIZE]',
    ],
    [
      { recurrence: '0 7 ? * MON *' },
      "scaling.scheduledActions[0].recurrence must be a cron expression of five fields, got '0 7 ? * MON *'; use '0 7 * * MON', for example [WEB_TIER_SCHEDULED_ACTION_RECURRENCE]",
    ],
    [
      { recurrence: '0 25 * * *' },
      "scaling.scheduledActions[0].recurrence must have hours from 0 to 23, with , - * /, got '25' in '0 25 * * *'; use '0 7 * * MON', for example [WEB_TIER_SCHEDULED_ACTION_RECURRENCE]",
    ],
    [
      { timeZone: 'Mars/Olympus' },
      "scaling.scheduledActions[0].timeZone must be an IANA time zone, got 'Mars/Olympus'; use 'Europe/Berlin', for example [WEB_TIER_SCHEDULED_ACTION_TIME_ZONE]",
    ],
    [
      { name: 'a/b' },
      "scaling.scheduledActions[0].name must be 1 to 64 letters, digits, '-' or '_', got 'a/b'; rename the action [WEB_TIER_SCHEDULED_ACTION_NAME]",
    ],
    [
      { name: 'a b' },
      "scaling.scheduledActions[0].name must be 1 to 64 letters, digits, '-' or '_', got 'a b'; rename the action [WEB_TIER_SCHEDULED_ACTION_NAME]",
    ],
  ])('fails when %j', (wrong, message) => {
    expect(problemsWith({ scaling: { scheduledActions: [{ ...sale, ...wrong }] } })).toBe(`primary/web: ${message}`);
  });

  it.each<[ScheduledAction, string]>([
    [
      { ...sale, recurrence: '0 9 * * SAT' },
      `scaling.scheduledActions[1].name must differ from those before it, got '${sale.name}' again; rename it [WEB_TIER_SCHEDULED_ACTION_TWICE]`,
    ],
    [
      { ...sale, name: 'other' },
      `scaling.scheduledActions[1].recurrence must differ from those before it, got '${sale.recurrence}' again; choose another time, since Auto Scaling refuses two actions at one time [WEB_TIER_SCHEDULED_ACTION_TIME]`,
    ],
  ])('fails when the one before it has its name or its time: %j', (action, message) => {
    expect(problemsWith({ scaling: { scheduledActions: [sale, action] } })).toBe(`primary/web: ${message}`);
  });

  it('accepts the same expression in another time zone', () => {
    const other = { ...sale, name: 'other', timeZone: 'America/New_York' };

    const actions = synthWebTier({ scaling: { scheduledActions: [sale, other] } }).resources(
      'aws_autoscaling_schedule',
    );

    expect(actions.map(({ time_zone }) => time_zone)).toEqual(['America/New_York', 'Europe/Berlin']);
  });

  it('fails with ignoreMinSizeChanges, since it would lower the minimum that a failover has raised', () => {
    const capacity = { minSize: 1, desiredCapacity: 1, maxSize: 12, ignoreMinSizeChanges: true };

    expect(problemsWith({ capacity, scaling: { scheduledActions: [sale] } })).toBe(
      'primary/web: scaling.scheduledActions must be empty if capacity.ignoreMinSizeChanges is true, got 1; remove them, since they would lower the minimum that a failover has raised [WEB_TIER_SCHEDULED_ACTION_FAILOVER]',
    );
  });
});

describe('predictive scaling', () => {
  it.each([
    ['forecast-only', 'ForecastOnly'],
    ['forecast-and-scale', 'ForecastAndScale'],
  ] as const)('%s has the mode %s', (predictive, mode) => {
    const policies = synthWebTier({ scaling: { predictive, cpuPercent: 40 } }).resources('aws_autoscaling_policy');

    expect(policies.find(({ name }) => name === 'predictive')).toMatchObject({
      policy_type: 'PredictiveScaling',
      predictive_scaling_configuration: {
        mode,
        max_capacity_breach_behavior: 'HonorMaxCapacity',
        metric_specification: {
          target_value: 40,
          predefined_metric_pair_specification: { predefined_metric_type: 'ASGCPUUtilization' },
        },
      },
    });
  });

  it('is off by default', () => {
    expect(synthWebTier().resources('aws_autoscaling_policy')).toHaveLength(2);
  });
});

describe('target tracking', () => {
  it('adds servers with requests and with CPU utilization', () => {
    const json = synthWebTier({ scaling: { requestsPerServerPerMinute: 3000, cpuPercent: 60 } });

    expect(json.resources('aws_autoscaling_policy')).toMatchObject([
      {
        name: 'cpu',
        target_tracking_configuration: {
          target_value: 60,
          predefined_metric_specification: { predefined_metric_type: 'ASGAverageCPUUtilization' },
        },
      },
      {
        name: 'requests',
        target_tracking_configuration: {
          target_value: 3000,
          predefined_metric_specification: {
            predefined_metric_type: 'ALBRequestCountPerTarget',
            resource_label: expect.stringMatching(
              /^\$\{aws_lb\..+\.arn_suffix}\/\$\{aws_lb_target_group\..+\.arn_suffix}$/,
            ) as unknown,
          },
        },
      },
    ]);
  });
});
