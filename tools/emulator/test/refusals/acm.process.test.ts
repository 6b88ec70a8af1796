import { setTimeout as delay } from 'node:timers/promises';
import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  DeleteListenerCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { ChangeResourceRecordSetsCommand, CreateHostedZoneCommand, Route53Client } from '@aws-sdk/client-route-53';
import { EmulatedAws } from './emulated-aws';

interface Certificate {
  readonly Status: string;
  readonly InUseBy: readonly string[];
  readonly DomainValidationOptions: readonly { readonly ResourceRecord: { readonly Name: string } }[];
}

describe('certificates', () => {
  const aws = new EmulatedAws();
  const request = (DomainName: string, SubjectAlternativeNames?: readonly string[]) =>
    aws.call('acm', 'CertificateManager.RequestCertificate', {
      DomainName,
      ValidationMethod: 'DNS',
      SubjectAlternativeNames,
    });
  const describeCertificate = async (CertificateArn: string) => {
    const answer = await aws.answer('acm', 'CertificateManager.DescribeCertificate', { CertificateArn });
    return (answer as { readonly Certificate: Certificate }).Certificate;
  };
  const remove = (CertificateArn: string) =>
    aws.call('acm', 'CertificateManager.DeleteCertificate', { CertificateArn });
  const create = async (DomainName: string, ...SubjectAlternativeNames: string[]) => {
    const answer = await aws.answer('acm', 'CertificateManager.RequestCertificate', {
      DomainName,
      ValidationMethod: 'DNS',
      SubjectAlternativeNames,
    });
    return (answer as { readonly CertificateArn: string }).CertificateArn;
  };

  it.each(['a b', '*.*.airline.example', '-a.example', 'localhost', 'air..example', `${'a'.repeat(60)}.example`])(
    'are refused for %p',
    async (name) => {
      expect(await request(name)).toMatch(/^(ValidationException|InvalidDomainValidationOptionsException)$/);
    },
  );

  it('are refused for an alternative name that is none', async () => {
    expect(await request('airline.example', ['a b'])).toBe('ValidationException');
    expect(await request('airline.example', ['*.airline.example'])).toBe('ok');
  });

  it('are issued when all their records exist, and are kept while a listener uses them', async () => {
    const elb = aws.clients.of(ElasticLoadBalancingV2Client);
    const { Subnets = [] } = await aws.clients.of(EC2Client).send(new DescribeSubnetsCommand({}));
    const balancer = { Name: 'web', Subnets: Subnets.map(({ SubnetId = '' }) => SubnetId) };
    const { LoadBalancers } = await elb.send(new CreateLoadBalancerCommand(balancer));
    const LoadBalancerArn = LoadBalancers?.[0]?.LoadBalancerArn;
    const group = { Name: 'web', Protocol: 'HTTP', Port: 80, VpcId: Subnets[0]?.VpcId } as const;
    const { TargetGroups } = await elb.send(new CreateTargetGroupCommand(group));
    const DefaultActions = [{ Type: 'forward' as const, TargetGroupArn: TargetGroups?.[0]?.TargetGroupArn }];
    const arn = await create('airline.example', 'www.airline.example');
    const listen = (...arns: string[]) =>
      elb.send(
        new CreateListenerCommand({
          LoadBalancerArn,
          Protocol: 'HTTPS',
          Port: 443,
          DefaultActions,
          Certificates: arns.map((CertificateArn) => ({ CertificateArn })),
        }),
      );
    const names = (await describeCertificate(arn)).DomainValidationOptions.map(
      ({ ResourceRecord }) => ResourceRecord.Name,
    );
    const publish = await publisher();

    await expect(listen()).rejects.toMatchObject({ name: 'ValidationError' });
    await publish(names[0] ?? '');
    // Without the fix, moto issues a certificate after a second.
    await delay(1500);
    expect((await describeCertificate(arn)).Status).toBe('PENDING_VALIDATION');
    await expect(listen(arn)).rejects.toMatchObject({
      name: expect.stringMatching(/^UnsupportedCertificate/) as string,
    });

    await publish(names[1] ?? '');
    expect((await describeCertificate(arn)).Status).toBe('ISSUED');
    const { Listeners } = await listen(arn);
    expect((await describeCertificate(arn)).InUseBy).toEqual([LoadBalancerArn]);
    expect(await remove(arn)).toBe('ResourceInUseException');

    await elb.send(new DeleteListenerCommand({ ListenerArn: Listeners?.[0]?.ListenerArn }));
    expect(await remove(arn)).toBe('ok');
  });

  async function publisher() {
    const route53 = aws.clients.of(Route53Client);
    const zone = await route53.send(new CreateHostedZoneCommand({ Name: 'airline.example', CallerReference: 'zone' }));
    return (Name: string) =>
      route53.send(
        new ChangeResourceRecordSetsCommand({
          HostedZoneId: zone.HostedZone?.Id,
          ChangeBatch: {
            Changes: [
              {
                Action: 'CREATE',
                ResourceRecordSet: {
                  Name,
                  Type: 'CNAME',
                  TTL: 60,
                  ResourceRecords: [{ Value: 'validation.example' }],
                },
              },
            ],
          },
        }),
      );
  }
});
