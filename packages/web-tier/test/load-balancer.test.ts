import { ProblemList } from '@etops/foundation';
import { developmentEnvironment, problemsOf, testEnvironment } from '@etops/testing';
import { TerraformVariable } from 'cdktf';
import fc from 'fast-check';
import { WebTier } from '../src';
import type { WebTierProps } from '../src';
import { accessLogStatement } from '../src/load-balancer/access-log-delivery';
import { checkLoadBalancer, resolveLoadBalancer } from '../src/load-balancer';
import { problemsWith, referenceTo, statementsOf, synthIn, synthWebTier, webTierProps } from './support';

describe('the load balancer', () => {
  it('is in every public subnet, drops malformed headers and has deletion protection', () => {
    expect(synthWebTier().resource('aws_lb')).toMatchObject({
      name: 'airline-primary-web',
      load_balancer_type: 'application',
      internal: false,
      subnets: ['subnet-public-eu-central-1a', 'subnet-public-eu-central-1b', 'subnet-public-eu-central-1c'],
      drop_invalid_header_fields: true,
      enable_deletion_protection: true,
      security_groups: [referenceTo('aws_security_group', 'id')],
    });
  });

  it('has no deletion protection in a development environment', () => {
    expect(synthWebTier({ environment: developmentEnvironment }).resource('aws_lb')).toMatchObject({
      enable_deletion_protection: false,
    });
  });

  it('permits zonal shifts, and closes idle connections', () => {
    expect(synthWebTier().resource('aws_lb')).toMatchObject({ enable_zonal_shift: true, idle_timeout: 60 });
    expect(
      synthWebTier({ loadBalancer: { zonalShift: false, idleTimeoutSeconds: 300 } }).resource('aws_lb'),
    ).toMatchObject({ enable_zonal_shift: false, idle_timeout: 300 });
  });

  it('logs connections to the bucket of the access logs with connectionLogs', () => {
    const { access_logs, connection_logs } = synthWebTier({ loadBalancer: { connectionLogs: true } }).resource(
      'aws_lb',
    );

    expect(connection_logs).toEqual(access_logs);
    expect(synthWebTier().resource('aws_lb')).not.toHaveProperty('connection_logs');
  });

  it('serves over TLS 1.3 or 1.2 only, and redirects HTTP', () => {
    const [http, https] = synthWebTier().resources('aws_lb_listener');

    expect(https).toMatchObject({
      port: 443,
      protocol: 'HTTPS',
      ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      certificate_arn: referenceTo('aws_acm_certificate_validation', 'certificate_arn'),
      default_action: [{ type: 'forward', target_group_arn: referenceTo('aws_lb_target_group', 'arn') }],
    });
    expect(http).toMatchObject({
      port: 80,
      default_action: [{ type: 'redirect', redirect: { port: '443', protocol: 'HTTPS', status_code: 'HTTP_301' } }],
    });
  });

  it('checks servers every ten seconds, so that a failover does not wait for it', () => {
    expect(synthWebTier().resource('aws_lb_target_group')).toMatchObject({
      name: 'airline-primary-web-8080',
      port: 8080,
      protocol: 'HTTP',
      target_type: 'instance',
      deregistration_delay: '60',
      health_check: {
        path: '/health',
        interval: 10,
        timeout: 5,
        healthy_threshold: 2,
        unhealthy_threshold: 3,
        matcher: '200-299',
      },
      lifecycle: { create_before_destroy: true },
    });
  });

  it('uses the health check, delay and port of the props', () => {
    const json = synthWebTier({
      healthCheck: { path: '/up', intervalSeconds: 30, timeoutSeconds: 20, healthyThreshold: 5, unhealthyThreshold: 5 },
      deregistrationDelaySeconds: 0,
      serverPort: 3000,
    });

    expect(json.resource('aws_lb_target_group')).toMatchObject({
      name: 'airline-primary-web-3000',
      deregistration_delay: '0',
      health_check: { path: '/up', interval: 30, timeout: 20, healthy_threshold: 5, unhealthy_threshold: 5 },
    });
  });

  it('has target groups whose name differs whenever AWS would replace them', () => {
    // Arguments that AWS cannot change, and the name, which a new group needs before the old one is destroyed.
    const kept = ['name', 'port', 'protocol', 'protocol_version', 'target_type', 'ip_address_type', 'vpc_id'];
    const forced = (props: Partial<WebTierProps>) => {
      const group = synthWebTier(props).resource('aws_lb_target_group');
      return Object.fromEntries(kept.map((name) => [name, group[name]]));
    };
    const changed: Partial<WebTierProps> = {
      healthCheck: {
        path: '/alive',
        intervalSeconds: 30,
        timeoutSeconds: 10,
        healthyThreshold: 5,
        unhealthyThreshold: 5,
      },
      deregistrationDelaySeconds: 10,
      loadBalancer: { scheme: 'internal', zonalShift: false, idleTimeoutSeconds: 300, connectionLogs: true },
    };

    expect(forced(changed)).toEqual(forced({}));
    expect(forced({ serverPort: 9090 })).toEqual({ ...forced({}), name: 'airline-primary-web-9090', port: 9090 });
  });

  it('is open to the internet on 80 and 443, and connects to servers on their port only', () => {
    const json = synthWebTier();
    const open = json.resources('aws_vpc_security_group_ingress_rule').filter(({ cidr_ipv4 }) => cidr_ipv4);

    expect(open.map(({ from_port, to_port }) => [from_port, to_port])).toEqual([
      [80, 80],
      [443, 443],
    ]);
    expect(
      json
        .resources('aws_vpc_security_group_egress_rule')
        .map(({ description, from_port }) => [description, from_port]),
    ).toEqual([
      ['Load balancer to servers', 8080],
      ['Servers to shared files', 2049],
      ['AWS APIs, package mirrors and partners, over TLS', 443],
    ]);
    for (const group of json.resources('aws_security_group')) {
      expect(group).not.toHaveProperty('ingress');
      expect(group).not.toHaveProperty('egress');
    }
  });

  it('writes access logs to a bucket with SSE-S3, whose policy exists before the load balancer', () => {
    const json = synthWebTier({ accessLogRetentionDays: 30 });
    const bucketName = 'airline-primary-web-logs-123456789012-eu-central-1';

    expect(json.resource('aws_lb')).toMatchObject({ access_logs: { bucket: bucketName, enabled: true } });
    expect(json.resource('aws_lb').depends_on).toEqual([
      expect.stringMatching(/^aws_s3_bucket_policy\.web_load-balancer_logs_policy_/),
    ]);
    expect(json.resource('aws_s3_bucket_server_side_encryption_configuration')).toMatchObject({
      rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } }],
    });
    expect(json.resource('aws_s3_bucket_lifecycle_configuration')).toMatchObject({
      rule: [{ expiration: [{ days: 30 }] }],
    });
    expect(statementsOf(json.resource('aws_s3_bucket_policy').policy)[1]).toEqual({
      Sid: 'AccessLogs',
      Effect: 'Allow',
      Action: 's3:PutObject',
      Resource: `arn:aws:s3:::${bucketName}/AWSLogs/123456789012/*`,
      Principal: { AWS: 'arn:aws:iam::054676820928:root' },
    });
  });
});

describe('props of the load balancer', () => {
  it.each<[Partial<WebTierProps>, string]>([
    [
      { healthCheck: { timeoutSeconds: 10 } },
      'healthCheck.timeoutSeconds must be less than intervalSeconds, got 10 and 10; shorten the timeout, for example to 5 [WEB_TIER_HEALTH_TIMEOUT]',
    ],
    [
      { healthCheck: { path: 'health' } },
      "healthCheck.path must start with '/' and be up to 200 characters of a URL, got 'health'; use '/health', for example [WEB_TIER_HEALTH_PATH]",
    ],
    [
      { healthCheck: { path: '/health"; reboot #' } },
      `healthCheck.path must start with '/' and be up to 200 characters of a URL, got '/health"; reboot #'; use '/health', for example [WEB_TIER_HEALTH_PATH]`,
    ],
    [
      { healthCheck: { unhealthyThreshold: 1 } },
      'healthCheck.unhealthyThreshold must be a whole number from 2 to 10, got 1; use checks, for example 3 [WEB_TIER_RANGE]',
    ],
    [
      { deregistrationDelaySeconds: 4000 },
      'deregistrationDelaySeconds must be a whole number from 0 to 3600, got 4000; use seconds, for example 60 [WEB_TIER_RANGE]',
    ],
    [
      { accessLogRetentionDays: 0 },
      'accessLogRetentionDays must be a whole number of 1 or more, got 0; use days, for example 90 [WEB_TIER_RANGE]',
    ],
    [
      { loadBalancer: { idleTimeoutSeconds: 0 } },
      'loadBalancer.idleTimeoutSeconds must be a whole number from 1 to 4000, got 0; use seconds, for example 60 [WEB_TIER_RANGE]',
    ],
    [
      { serverPort: 70000 },
      'serverPort must be a whole number from 1 to 65535, got 70000; use a port, for example 8080 [WEB_TIER_RANGE]',
    ],
  ])('fail when they are %j', (props, message) => {
    expect(problemsWith(props)).toBe(`primary/web: ${message}`);
  });

  it('fail when a port is known to Terraform only, since a name contains it', () => {
    const problems = problemsOf(() =>
      synthIn((stack) => {
        const port = new TerraformVariable(stack, 'port', { type: 'number' });
        new WebTier(stack, 'web', { ...webTierProps, serverPort: port.numberValue });
      }),
    );

    expect(problems.join('\n')).toBe(
      'primary/web: serverPort must be a literal, got a token; the name of the target group contains it [LITERAL_REQUIRED]',
    );
  });

  it('never accept a health check that may last as long as its interval', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 300 }),
        fc.integer({ min: 2, max: 120 }),
        (intervalSeconds, timeoutSeconds) => {
          const problems = new ProblemList();
          const props = resolveLoadBalancer({ healthCheck: { intervalSeconds, timeoutSeconds } }, testEnvironment);
          checkLoadBalancer(problems, '', props);
          const found = problems.all.some(({ code }) => code === 'WEB_TIER_HEALTH_TIMEOUT');
          return found === timeoutSeconds >= intervalSeconds;
        },
      ),
    );
  });
});

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
