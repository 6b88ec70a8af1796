import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { AlarmSpec } from '@etops/contracts';
import { EnvironmentStack } from '@etops/foundation';
import type { ConstructCase } from '@etops/testing';
import type { DnsFailoverProps, FailoverAlarmsProps } from '../src';
import { DnsFailover, FailoverAlarms } from '../src';
import { lastResort, settings } from './settings';
import { environment } from './synthesize';

const { onPremises, aws } = settings.sites;

const failover: ConstructCase<DnsFailoverProps> = {
  construct: 'DnsFailover',
  props: 'DnsFailoverProps',
  stack: (app) => new EnvironmentStack(app, 'dns', { environment }),
  create: (scope, props) => new DnsFailover(scope, 'subject', props),
  variants: {
    moving: () => ({
      environment,
      ...settings,
      names: ['airline.example', 'www.airline.example'],
      sites: {
        onPremises: {
          ...onPremises,
          addresses: ['8.8.4.4', '2001:4860:4860::8888'],
          port: 8443,
          hostName: 'www.airline.example',
          searchString: 'open',
          data: 'aws',
          capacityPercent: 100,
        },
        aws: { ...aws, failoverMode: 'automatic', ipv6: true, searchString: 'open', capacityPercent: 150 },
      },
      operatorPrincipalArns: ['arn:aws:iam::123456789012:root', 'arn:aws:iam::123456789012:role/on-call'],
      lastResort: { cloudFrontDomainName: 'd111111abcdef8.cloudfront.net' },
      traffic: { towards: 'aws', percent: 50 },
      checks: { intervalSeconds: 30, failureThreshold: 5, regions: ['eu-west-1', 'us-east-1', 'us-west-2'] },
    }),
    manual: () => ({
      environment,
      ...settings,
      sites: { onPremises, aws: { ...aws, failoverMode: 'manual' } },
      traffic: 'all-to-on-premises',
      lastResort,
    }),
  },
};

const asShareOf = (percentOfMetric: string) => (alarm: AlarmSpec) => ({
  ...alarm,
  percentOfMetric,
  evaluationPeriods: 2,
  datapointsToAlarm: 1,
});

const alarms: ConstructCase<FailoverAlarmsProps> = {
  construct: 'FailoverAlarms',
  props: 'FailoverAlarmsProps',
  stack: (app) => new EnvironmentStack(app, 'dns', { environment }),
  create: (scope, props) => new FailoverAlarms(scope, 'subject', props),
  variants: {
    full: (scope) => {
      const { node, alarms: own, healthAlarms } = new DnsFailover(scope, 'failover', { environment, ...settings });
      return {
        environment,
        failover: {
          node,
          alarms: own.map(asShareOf('SwitchCount')),
          healthAlarms: healthAlarms.map(asShareOf('CheckCount')),
        },
        healthMetricsProvider: new AwsProvider(scope, 'us-east-1', { region: 'us-east-1', alias: 'us-east-1' }),
        actions: {
          own: ['arn:aws:sns:eu-west-1:123456789012:operations'],
          healthMetrics: ['arn:aws:sns:us-east-1:123456789012:operations'],
        },
      };
    },
  },
};

/** Every construct of the package with valid props that give each optional prop. */
export const constructCases: readonly ConstructCase[] = [failover, alarms];
