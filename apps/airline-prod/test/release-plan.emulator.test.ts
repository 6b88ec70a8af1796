import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { PlannedChange } from '@etops/emulator';
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
const TWO_MINUTES = 120_000;

const destructive = (changes: readonly PlannedChange[]) =>
  changes.filter(({ action }) => action === 'delete' || action === 'replace');

describe('a plan after a release, on the emulator', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'etops-release-plan-'));
  let rehearsal: Rehearsal;
  let aws: EmulatedAws;
  let props: WebTierProps;
  let images: { readonly first: string; readonly second: string };
  let stateMachineArn: string;

  /** As in production, but for the waits of the state machine, which are cut to nothing. */
  const synthesize = (changes: Partial<WebTierProps> = {}) => {
    const app = new App({ outdir, skipValidation: true });
    const stack = new EnvironmentStack(app, 'primary', {
      environment,
      policies: [...defaultPolicies, noTerraformRefresh],
    });
    const web = new WebTier(stack, 'web', { ...props, ...changes });
    app.synth();
    const file = join(outdir, 'stacks', 'primary', 'cdk.tf.json');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(String.raw`\"Seconds\":30`, String.raw`\"Seconds\":0`));
    stateMachineArn = web.release?.stateMachineArn ?? '';
  };
  const plan = (changes: Partial<WebTierProps> = {}) => {
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
    props = {
      environment,
      network: {
        vpcId: elements(subnets, 'vpcId')[0] ?? '',
        publicSubnets: subnetRefs,
        applicationSubnets: subnetRefs,
      },
      domain: {
        hostedZoneId: await createZone(rehearsal.endpoint, 'airline.example'),
        zoneName: 'airline.example',
        originName: 'origin-primary.airline.example',
      },
      capacity: { minimum: 2, normal: 2, maximum: 4 },
      imageId: first,
      instanceType: 'm7g.large',
      release: {},
    };
    synthesize();
    await rehearsal.apply(outdir, 'primary');
  }, 4 * TWO_MINUTES);

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
    TWO_MINUTES,
  );

  it(
    'is empty when the release was taken back',
    async () => {
      await ring('ALARM');

      expect(await release(images.first)).toBe('Release.Restored');

      await ring('OK');
      expect(await plan()).toEqual([]);
    },
    TWO_MINUTES,
  );

  it(
    'never goes back to the first image, and replaces nothing that holds state when settings change',
    async () => {
      expect(await plan({ imageId: images.second })).toEqual([]);

      const changes = await plan({
        instanceType: 'm7g.xlarge',
        capacity: { minimum: 3, normal: 3, maximum: 9 },
        release: { maximumErrorPercent: 2 },
        tags: { CostCenter: '42' },
      });

      expect(destructive(changes)).toEqual([]);
      expect(changes.map(({ type }) => type)).toEqual(
        expect.arrayContaining(['aws_autoscaling_group', 'aws_cloudwatch_metric_alarm', 'aws_launch_template']),
      );
    },
    TWO_MINUTES,
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
