import { developmentEnvironment, problemsOf, testDatabase, testEnvironment } from '@etops/testing';
import { TerraformVariable } from 'cdktf';
import { WebTier } from '../src';
import { problemsWith, synthIn, synthWebTier, webTierProps } from './support';

const { domain } = webTierProps;

describe('WebTier', () => {
  it('keeps its Terraform addresses', () => {
    expect(
      synthWebTier({
        database: testDatabase,
        domain: { ...domain, alternativeNames: ['www.airline.example'] },
        fileSystem: { replicateTo: { fileSystemId: 'fs-0123456789abcdef0', region: 'eu-west-1' } },
      }).addresses(),
    ).toMatchSnapshot();
  });

  it('describes its endpoint and its group in literals', () => {
    let webTier: WebTier | undefined;
    synthIn((stack) => {
      webTier = new WebTier(stack, 'web', { ...webTierProps, healthCheck: { path: '/up' } });
    });

    expect(webTier?.endpoint).toEqual({ dnsName: 'origin-primary.airline.example', port: 443, healthCheckPath: '/up' });
    expect(webTier?.autoScalingGroupName).toBe('airline-primary-web');
  });

  it('scales from one server in a recovery Region, and can be destroyed in development', () => {
    const dr = { ...testEnvironment, name: 'dr' };
    const capacity = { minSize: 1, desiredCapacity: 1, maxSize: 6, ignoreMinSizeChanges: true };

    expect(synthWebTier({ environment: dr, capacity }).resource('aws_autoscaling_group')).toMatchObject({
      name: 'airline-dr-web',
      desired_capacity: 1,
      max_size: 6,
    });
    expect(synthWebTier({ environment: developmentEnvironment }).resource('aws_s3_bucket')).toMatchObject({
      force_destroy: true,
    });
  });

  it('reports the problems of all props at once', () => {
    const problems = problemsWith({ imageId: 'latest', instanceType: 'x', healthCheck: { intervalSeconds: 1 } });

    expect(problems.split('\n')).toHaveLength(4);
  });

  it('shows no encoded token in a message', () => {
    const problems = problemsOf(() =>
      synthIn((stack) => {
        const text = new TerraformVariable(stack, 'text', { type: 'string' }).stringValue;
        const number = new TerraformVariable(stack, 'number', { type: 'number' }).numberValue;
        new WebTier(stack, 'web', {
          ...webTierProps,
          imageId: text,
          serverPort: number,
          domain: { ...domain, originName: text },
          capacity: { minSize: number, desiredCapacity: 0, maxSize: number },
          warmPool: { maxGroupPreparedCapacity: number },
          alarms: { networkMbps: number },
          release: { bakeMinutes: number },
        });
      }),
    );

    expect(problems.length).toBeGreaterThan(6);
    expect(problems.join('\n')).not.toMatch(/TfToken|e\+\d/);
  });
});
