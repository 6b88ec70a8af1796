import { developmentEnvironment } from '@etops/testing';
import { referenceTo, statementsOf, synthWebTier, webTierProps } from './support';

describe('the load balancer', () => {
  it('stands in every public subnet, drops malformed headers and cannot be deleted', () => {
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

  it('can be deleted when the environment is for development', () => {
    expect(synthWebTier({ environment: developmentEnvironment }).resource('aws_lb')).toMatchObject({
      enable_deletion_protection: false,
    });
  });

  it('can be told to leave a zone, and closes idle connections', () => {
    expect(synthWebTier().resource('aws_lb')).toMatchObject({ enable_zonal_shift: true, idle_timeout: 60 });
    expect(
      synthWebTier({ loadBalancer: { zonalShift: false, idleTimeoutSeconds: 300 } }).resource('aws_lb'),
    ).toMatchObject({ enable_zonal_shift: false, idle_timeout: 300 });
  });

  it('logs connections beside the requests, when asked to', () => {
    const { access_logs, connection_logs } = synthWebTier({ loadBalancer: { connectionLogs: true } }).resource(
      'aws_lb',
    );

    expect(connection_logs).toEqual(access_logs);
    expect(synthWebTier().resource('aws_lb')).not.toHaveProperty('connection_logs');
  });

  it('serves over TLS 1.3 or 1.2 only, and sends the rest there', () => {
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

  it('asks servers often enough that a failover does not wait for it', () => {
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

  it('takes a health check of one’s own', () => {
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

  it('is open to anyone on 80 and 443, and reaches servers on their port only', () => {
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

  it('writes access logs to a bucket with SSE-S3, which it may write to before it exists', () => {
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

describe('the certificate', () => {
  const alternativeNames = ['www.airline.example', 'airline.example', '*.airline.example'];
  const json = () => synthWebTier({ domain: { ...webTierProps.domain, alternativeNames } });

  it('is valid for the origin and for the public names', () => {
    expect(json().resource('aws_acm_certificate')).toMatchObject({
      domain_name: 'origin-primary.airline.example',
      subject_alternative_names: alternativeNames,
      validation_method: 'DNS',
      lifecycle: { create_before_destroy: true },
    });
    expect(synthWebTier().resource('aws_acm_certificate')).not.toHaveProperty('subject_alternative_names');
  });

  it('is proved by one record a name, one for a name and its wildcard', () => {
    const records = json()
      .resources('aws_route53_record')
      .filter(({ ttl }) => ttl);

    expect(records.map(({ name }) => /domain_name == "(.*?)"/.exec(String(name))?.[1])).toEqual([
      'airline.example',
      'origin-primary.airline.example',
      'www.airline.example',
    ]);
    for (const record of records) {
      expect(record).toMatchObject({ zone_id: 'Z0123456789ABCDEFGHIJ', allow_overwrite: true });
    }
    expect(json().resource('aws_acm_certificate_validation').validation_record_fqdns).toHaveLength(3);
  });
});

describe('the origin record', () => {
  it('is an alias of the load balancer that is gone when no server is healthy', () => {
    const [record] = synthWebTier()
      .resources('aws_route53_record')
      .filter(({ alias }) => alias);

    expect(record).toMatchObject({
      zone_id: 'Z0123456789ABCDEFGHIJ',
      name: 'origin-primary.airline.example',
      type: 'A',
      alias: {
        name: referenceTo('aws_lb', 'dns_name'),
        zone_id: referenceTo('aws_lb', 'zone_id'),
        evaluate_target_health: true,
      },
    });
    expect(record).not.toHaveProperty('ttl');
  });
});
