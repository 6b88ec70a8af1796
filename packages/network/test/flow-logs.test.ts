import type { NetworkProps } from '../src';
import { networkOf, problems, standard } from './network';

describe('flow logs', () => {
  it('go to an encrypted log group for 90 days by default, through a role of this account only', () => {
    const json = standard;

    expect(json.resource('aws_flow_log')).toMatchObject({
      traffic_type: 'ALL',
      log_destination_type: 'cloud-watch-logs',
      max_aggregation_interval: 600,
    });
    expect(json.resource('aws_cloudwatch_log_group')).toMatchObject({
      name: 'airline-primary-network-flow-logs',
      retention_in_days: 90,
      kms_key_id: expect.stringContaining('aws_kms_key') as unknown,
      lifecycle: { prevent_destroy: true },
    });
    expect(json.resource('aws_kms_key').policy).toContain(
      'arn:aws:logs:eu-central-1:123456789012:log-group:airline-primary-network-flow-logs',
    );
    expect(JSON.parse(json.resource('aws_iam_role').assume_role_policy as string)).toMatchObject({
      Statement: [
        {
          Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
        },
      ],
    });
    expect(json.resource('aws_iam_role_policy').policy).not.toContain('"*"');
  });

  it('go to an encrypted private bucket if the destination is S3, for the given days', () => {
    const json = networkOf({
      flowLogs: { destination: 's3', retentionDays: 400, trafficType: 'REJECT', aggregationSeconds: 60 },
    });

    expect(json.resource('aws_flow_log')).toMatchObject({
      traffic_type: 'REJECT',
      log_destination_type: 's3',
      log_destination: 'arn:aws:s3:::airline-primary-network-flow-logs-123456789012-eu-central-1',
      max_aggregation_interval: 60,
      destination_options: { file_format: 'parquet', per_hour_partition: true },
    });
    expect(json.resource('aws_s3_bucket_lifecycle_configuration')).toMatchObject({
      rule: [{ expiration: [{ days: 400 }] }],
    });
    expect(json.resource('aws_s3_bucket_policy').policy).toContain('delivery.logs.amazonaws.com');
    expect(json.resource('aws_kms_key').policy).toContain('delivery.logs.amazonaws.com');
    expect(json.resources('aws_iam_role')).toEqual([]);
  });

  it("are absent with 'none'", () => {
    const json = networkOf({ flowLogs: 'none' });

    expect([...json.resources('aws_flow_log'), ...json.resources('aws_kms_key')]).toEqual([]);
  });
});

describe('checkFlowLogs', () => {
  it.each([
    [
      'a retention that CloudWatch Logs does not support',
      { flowLogs: { destination: 'cloud-watch-logs', retentionDays: 100 } },
      'flowLogs.retentionDays must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, got 100; use 120, for example [NETWORK_FLOW_LOG_RETENTION]',
    ],
    [
      'a retention beyond the longest of CloudWatch Logs',
      { flowLogs: { destination: 'cloud-watch-logs', retentionDays: 9999 } },
      'flowLogs.retentionDays must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, got 9999; use 3653, for example [NETWORK_FLOW_LOG_RETENTION]',
    ],
    [
      'a retention of 0 days in S3',
      { flowLogs: { destination: 's3', retentionDays: 0 } },
      'flowLogs.retentionDays must be a whole number of 1 or more, got 0; use days, for example 90 [NETWORK_FLOW_LOG_RETENTION]',
    ],
  ] satisfies (readonly [string, Partial<NetworkProps>, string])[])('fails with %s', (_, changes, message) => {
    expect(problems(changes)).toEqual([`primary/network: ${message}`]);
  });
});
