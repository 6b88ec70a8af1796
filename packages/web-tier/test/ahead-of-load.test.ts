import { problemsOf } from '@etops/testing';
import type { ScheduledMinimum } from '../src';
import { referenceTo, synthWebTier } from './support';

const sale: ScheduledMinimum = {
  name: 'sale',
  recurrence: '30 6 * * MON,TUE',
  timeZone: 'Europe/Berlin',
  minimum: 10,
};

describe('a schedule', () => {
  it('raises the minimum at its time, and nothing else', () => {
    expect(synthWebTier({ scaling: { schedule: [sale] } }).resource('aws_autoscaling_schedule')).toMatchObject({
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
    expect(synthWebTier({ scaling: { schedule: [sale] } }).resource('aws_autoscaling_group')).toMatchObject({
      lifecycle: { ignore_changes: ['desired_capacity', 'initial_lifecycle_hook', 'min_size'] },
    });
  });

  it('keeps its Terraform addresses, and those of the forecast', () => {
    const json = synthWebTier({ scaling: { schedule: [sale], predictive: 'scale' } });
    const without = synthWebTier().addresses();

    expect(json.addresses().filter((address) => !without.includes(address))).toMatchSnapshot();
  });

  it.each<[Partial<ScheduledMinimum>, string]>([
    [
      { minimum: 13 },
      'scaling.schedule.minimum must be a whole number from 1 to capacity.maximum (12), got 13; a group never has more than its maximum [WEB_TIER_SCHEDULE_MINIMUM]',
    ],
    [
      { recurrence: '0 7 ? * MON *' },
      "scaling.schedule.recurrence must be a cron expression of five fields, got '0 7 ? * MON *'; write one such as '0 7 * * MON' [WEB_TIER_SCHEDULE_RECURRENCE]",
    ],
    [
      { timeZone: 'Mars/Olympus' },
      "scaling.schedule.timeZone must be an IANA time zone, got 'Mars/Olympus'; write one such as 'Europe/Berlin' [WEB_TIER_SCHEDULE_TIME_ZONE]",
    ],
    [
      { name: 'a b' },
      "scaling.schedule.name must be unique and 1 to 64 letters, digits or '-', got 'a b'; rename it [WEB_TIER_SCHEDULE_NAME]",
    ],
  ])('fails when %j', (wrong, message) => {
    expect(problemsOf(() => synthWebTier({ scaling: { schedule: [{ ...sale, ...wrong }] } })).join('\n')).toBe(
      `primary/web: ${message}`,
    );
  });

  it('fails where a failover raises the minimum', () => {
    const capacity = { minimum: 1, normal: 1, maximum: 12, minimumSetBy: 'runbook' } as const;

    expect(problemsOf(() => synthWebTier({ capacity, scaling: { schedule: [sale] } })).join('\n')).toBe(
      "primary/web: scaling.schedule must be empty when capacity.minimumSetBy is 'runbook', got a schedule; it would lower the minimum that a failover has raised [WEB_TIER_SCHEDULE_RUNBOOK]",
    );
  });
});

describe('a forecast', () => {
  it.each([
    ['forecast', 'ForecastOnly'],
    ['scale', 'ForecastAndScale'],
  ] as const)('in mode %s is %s', (predictive, mode) => {
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

  it('is not made unless asked for', () => {
    expect(synthWebTier().resources('aws_autoscaling_policy')).toHaveLength(2);
  });
});
