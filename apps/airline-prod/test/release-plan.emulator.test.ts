import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { BackupRule } from '@etops/backup';
import { BackupPlan, backupTags, BackupVault } from '@etops/backup';
import type { DatabaseProps } from '@etops/database';
import { Database } from '@etops/database';
import { Rehearsal } from '@etops/emulator';
import { defaultPolicies, EnvironmentStack } from '@etops/foundation';
import type { WebTierProps } from '@etops/web-tier';
import { noTerraformRefresh, WebTier } from '@etops/web-tier';
import { App } from 'cdktf';
import { elements, EmulatedAws } from './emulated-aws';

const environment = {
  application: 'airline',
  name: 'primary',
  role: 'production',
  region: 'eu-central-1',
  accountId: '123456789012',
} as const;
const ALARM = 'airline-primary-web-release-errors';
const FIVE_MINUTES = 300_000;

/** What a test changes of the site. */
interface Changes {
  readonly web?: Partial<WebTierProps>;
  readonly database?: Partial<DatabaseProps>;
  readonly backup?: Partial<BackupRule>;
}

describe('a plan of a site after a release, on the emulator', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'etops-release-plan-'));
  let rehearsal: Rehearsal;
  let aws: EmulatedAws;
  let webTier: WebTierProps;
  let database: DatabaseProps;
  let images: { readonly first: string; readonly second: string };
  let stateMachineArn: string;

  /** As in production, but for the waits of the state machine, which are cut to nothing. */
  const synthesize = (changes: Changes = {}) => {
    const app = new App({ outdir, skipValidation: true });
    const stack = new EnvironmentStack(app, 'primary', {
      environment,
      policies: [...defaultPolicies, noTerraformRefresh],
    });
    const { ref } = new Database(stack, 'database', { ...database, ...changes.database });
    const web = new WebTier(stack, 'web', { ...webTier, database: ref, ...changes.web });
    const vault = new BackupVault(stack, 'backup-vault', { environment }).ref;
    const daily = { name: 'daily', schedule: 'cron(0 23 ? * * *)', timeZone: 'Europe/Berlin', retentionDays: 14 };
    new BackupPlan(stack, 'backup-plan', { environment, vault, rules: [{ ...daily, ...changes.backup }] });
    app.synth();
    const file = join(outdir, 'stacks', 'primary', 'cdk.tf.json');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(String.raw`\"Seconds\":30`, String.raw`\"Seconds\":0`));
    stateMachineArn = web.release?.stateMachineArn ?? '';
  };
  const plan = (changes: Changes = {}) => {
    synthesize(changes);
    return rehearsal.plan(outdir, 'primary');
  };
  const release = async (imageId: string): Promise<string> => {
    const { executionArn } = await aws.json<{ executionArn: string }>('states', 'AWSStepFunctions.StartExecution', {
      stateMachineArn,
      name: `release-${randomUUID()}`,
      input: JSON.stringify({ imageId }),
    });
    for (;;) {
      const { status, error } = await aws.json<{ status: string; error?: string }>(
        'states',
        'AWSStepFunctions.DescribeExecution',
        { executionArn },
      );
      if (status !== 'RUNNING') {
        return error ?? status;
      }
      await delay(200);
    }
  };
  const ring = (state: 'ALARM' | 'OK') =>
    aws.query('monitoring', '2010-08-01', 'SetAlarmState', {
      AlarmName: ALARM,
      StateValue: state,
      StateReason: 'test',
    });

  beforeAll(async () => {
    rehearsal = await Rehearsal.start();
    aws = new EmulatedAws(rehearsal.endpoint, environment.region);
    const subnets = await aws.query('ec2', '2016-11-15', 'DescribeSubnets');
    const zones = elements(subnets, 'availabilityZone');
    const subnetRefs = elements(subnets, 'subnetId').map((id, i) => ({ id, availabilityZone: zones[i] ?? '' }));
    const [first = '', second = ''] = elements(await aws.query('ec2', '2016-11-15', 'DescribeImages'), 'imageId');
    images = { first, second };
    const network = {
      vpcId: elements(subnets, 'vpcId')[0] ?? '',
      publicSubnets: subnetRefs,
      applicationSubnets: subnetRefs,
      dataSubnets: subnetRefs,
    };
    database = {
      environment,
      network,
      engine: 'postgres',
      engineVersion: '16',
      instanceClass: 'db.m7g.large',
      allocatedStorageGiB: 100,
      maxAllocatedStorageGiB: 500,
      databaseName: 'airline',
      tags: backupTags(environment),
    };
    webTier = {
      environment,
      network,
      domain: {
        hostedZoneId: await createZone(rehearsal.endpoint, 'airline.example'),
        zoneName: 'airline.example',
        originName: 'origin-primary.airline.example',
      },
      capacity: { minimum: 2, normal: 2, maximum: 4, minimumSetBy: 'runbook' },
      standby: { full: 4, capacityReservation: true },
      imageId: first,
      instanceType: 'm7g.large',
      release: {},
      edge: {},
      fileSystem: { tags: backupTags(environment) },
    };
    synthesize();
    await rehearsal.apply(outdir, 'primary');
  }, 2 * FIVE_MINUTES);

  afterAll(async () => {
    await rehearsal.stop();
    rmSync(outdir, { recursive: true, force: true });
  });

  it(
    'is empty when the release was good',
    async () => {
      expect(await release(images.second)).toBe('SUCCEEDED');

      expect(await plan()).toEqual([]);
    },
    FIVE_MINUTES,
  );

  it(
    'is empty when the release was taken back, and never goes back to the first image',
    async () => {
      await ring('ALARM');

      expect(await release(images.first)).toBe('Release.Restored');

      await ring('OK');
      expect(await plan({ web: { imageId: images.second } })).toEqual([]);
    },
    FIVE_MINUTES,
  );

  it(
    'replaces nothing that holds state when capacity, types, versions, windows, alarms or tags change',
    async () => {
      const changes = await plan({
        web: {
          instanceType: 'm7g.xlarge',
          capacity: { minimum: 3, normal: 3, maximum: 9, minimumSetBy: 'runbook' },
          standby: { full: 6, warm: 2, bootTimeoutSeconds: 900, capacityReservation: true },
          scaling: { cpuPercent: 40, requestsPerServerPerMinute: 800, predictive: 'forecast' },
          healthCheck: { path: '/up', intervalSeconds: 20 },
          rootVolumeGiB: 30,
          accessLogRetentionDays: 30,
          alarms: { errorPercent: 5 },
          release: { maximumErrorPercent: 2, bakeMinutes: 20 },
          edge: { requestsPerAddress: 500, action: 'count', requestLogs: 'all', requestLogRetentionDays: 30 },
          fileSystem: { tags: { ...backupTags(environment), CostCenter: '42' } },
          tags: { CostCenter: '42' },
        },
        database: {
          instanceClass: 'db.m7g.xlarge',
          engineVersion: '16.4',
          allocatedStorageGiB: 200,
          maxAllocatedStorageGiB: 1000,
          backupRetentionDays: 14,
          backupWindow: '22:00-23:00',
          maintenanceWindow: 'tue:03:00-tue:04:00',
          alarmThresholds: { cpuPercent: 50 },
          tags: { CostCenter: '42' },
        },
        backup: { schedule: 'cron(0 22 ? * * *)', retentionDays: 21 },
      });
      const typesOf = (...actions: readonly string[]) =>
        new Set(changes.filter(({ action }) => actions.includes(action)).map(({ type }) => type));

      expect([...typesOf('delete', 'replace')]).toEqual(['aws_ec2_capacity_reservation']);
      expect([...typesOf('update')]).toEqual(
        expect.arrayContaining([
          'aws_autoscaling_group',
          'aws_backup_plan',
          'aws_cloudwatch_metric_alarm',
          'aws_db_instance',
          'aws_efs_file_system',
          'aws_launch_template',
          'aws_lb_target_group',
          'aws_s3_bucket_lifecycle_configuration',
          'aws_wafv2_web_acl',
        ]),
      );
    },
    FIVE_MINUTES,
  );
});

async function createZone(endpoint: string, name: string): Promise<string> {
  const authorization =
    'AWS4-HMAC-SHA256 Credential=test/20261123/us-east-1/route53/aws4_request, SignedHeaders=host, Signature=0';
  const answer = await fetch(`${endpoint}/2013-04-01/hostedzone`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'text/xml' },
    body: `<CreateHostedZoneRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Name>${name}</Name><CallerReference>${name}</CallerReference></CreateHostedZoneRequest>`,
  });
  return (elements(await answer.text(), 'Id')[0] ?? '').replace('/hostedzone/', '');
}
