import { testEnvironment } from '@etops/testing';
import { accessLogStatement } from '../src/access-log-delivery';

const principalIn = (region: string) =>
  accessLogStatement({ ...testEnvironment, region }, 'arn:aws:s3:::logs/*').Principal;

describe('accessLogStatement', () => {
  it.each([
    ['eu-central-1', 'arn:aws:iam::054676820928:root'],
    ['eu-west-1', 'arn:aws:iam::156460612806:root'],
    ['me-south-1', 'arn:aws:iam::076674570225:root'],
    ['us-gov-west-1', 'arn:aws-us-gov:iam::048591011584:root'],
    ['cn-north-1', 'arn:aws-cn:iam::638102146993:root'],
  ])('names the account of Elastic Load Balancing in %s', (region, arn) => {
    expect(principalIn(region)).toEqual({ AWS: arn });
  });

  it.each(['me-central-1', 'eu-south-2', 'mx-central-1'])(
    'names the service in %s, for this account only',
    (region) => {
      expect(accessLogStatement({ ...testEnvironment, region }, 'arn:aws:s3:::logs/*')).toMatchObject({
        Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
        Condition: {
          ArnLike: { 'aws:SourceArn': `arn:aws:elasticloadbalancing:${region}:123456789012:loadbalancer/*` },
        },
      });
    },
  );
});
