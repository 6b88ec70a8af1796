import { Lb } from '@cdktf/provider-aws/lib/lb';
import { LbListener } from '@cdktf/provider-aws/lib/lb-listener';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { globalNameFor, nameFor, PrivateBucket, s3ArnOf } from '@etops/foundation';
import { Construct } from 'constructs';
import { accessLogStatement } from '../access-log-delivery';
import { BUCKET_NAME_MAX_LENGTH, LOAD_BALANCER_NAME_MAX_LENGTH } from '../limits';
import type { WebTierSettings } from './settings';
import { WebAcl } from './web-acl';

/**
 * TLS 1.3, and 1.2 with forward secrecy.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html (checked 2026-11-22)
 */
const TLS_POLICY = 'ELBSecurityPolicy-TLS13-1-2-2021-06';

/** The load balancer with its listeners, target group, access logs and security group. */
export class LoadBalancer extends Construct {
  readonly balancer: Lb;
  readonly targetGroup: LbTargetGroup;
  readonly securityGroup: SecurityGroup;
  /** To depend on: without it the target group belongs to no load balancer. */
  readonly listener: LbListener;

  constructor(scope: Construct, id: string, settings: WebTierSettings, certificateArn: string) {
    super(scope, id);
    const { environment, network, purpose, deletionProtection, loadBalancer: options, edge } = settings;
    this.securityGroup = this.createSecurityGroup(settings);
    const logs = this.createLogs(settings);
    this.balancer = new Lb(this, 'balancer', {
      name: nameFor(environment, purpose, { maxLength: LOAD_BALANCER_NAME_MAX_LENGTH }),
      loadBalancerType: 'application',
      internal: false,
      subnets: network.publicSubnets.map((subnet) => subnet.id),
      securityGroups: [this.securityGroup.id],
      enableDeletionProtection: deletionProtection,
      dropInvalidHeaderFields: true,
      enableZonalShift: options.zonalShift,
      idleTimeout: options.idleTimeoutSeconds,
      accessLogs: { bucket: logs.bucketName, enabled: true },
      ...(options.connectionLogs ? { connectionLogs: { bucket: logs.bucketName, enabled: true } } : {}),
      dependsOn: [logs.policy],
    });
    if (edge !== undefined) {
      new WebAcl(this, 'web-acl', { ...settings, edge }, this.balancer.arn);
    }
    this.targetGroup = this.createTargetGroup(settings);
    this.listener = new LbListener(this, 'https', {
      loadBalancerArn: this.balancer.arn,
      port: 443,
      protocol: 'HTTPS',
      sslPolicy: TLS_POLICY,
      certificateArn,
      defaultAction: [{ type: 'forward', targetGroupArn: this.targetGroup.arn }],
    });
    new LbListener(this, 'http', {
      loadBalancerArn: this.balancer.arn,
      port: 80,
      protocol: 'HTTP',
      defaultAction: [{ type: 'redirect', redirect: { port: '443', protocol: 'HTTPS', statusCode: 'HTTP_301' } }],
    });
  }

  private createSecurityGroup({ environment, network, purpose }: WebTierSettings): SecurityGroup {
    const group = new SecurityGroup(this, 'security-group', {
      name: nameFor(environment, `${purpose}-load-balancer`, { maxLength: 255 }),
      description: 'The load balancer: anyone may ask, only servers are asked',
      vpcId: network.vpcId,
    });
    for (const [id, port] of [
      ['http-ingress', 80],
      ['https-ingress', 443],
    ] as const) {
      new VpcSecurityGroupIngressRule(this, id, {
        securityGroupId: group.id,
        description: 'Anyone',
        cidrIpv4: '0.0.0.0/0',
        ipProtocol: 'tcp',
        fromPort: port,
        toPort: port,
      });
    }
    return group;
  }

  private createLogs({ environment, purpose, accessLogRetentionDays }: WebTierSettings): PrivateBucket {
    const bucketName = globalNameFor(environment, `${purpose}-logs`, { maxLength: BUCKET_NAME_MAX_LENGTH });
    const objectsArn = s3ArnOf(environment, `${bucketName}/AWSLogs/${environment.accountId}/*`);
    return new PrivateBucket(this, 'logs', {
      environment,
      bucketName,
      expireAfterDays: accessLogRetentionDays,
      statements: [accessLogStatement(environment, objectsArn)],
    });
  }

  private createTargetGroup(settings: WebTierSettings): LbTargetGroup {
    const { environment, network, purpose, serverPort, healthCheck } = settings;
    return new LbTargetGroup(this, 'target-group', {
      // The port is part of the name, so that the group of a new port can be made before the old one goes.
      name: nameFor(environment, `${purpose}-${String(serverPort)}`, { maxLength: LOAD_BALANCER_NAME_MAX_LENGTH }),
      targetType: 'instance',
      vpcId: network.vpcId,
      port: serverPort,
      protocol: 'HTTP',
      deregistrationDelay: String(settings.deregistrationDelaySeconds),
      healthCheck: {
        path: healthCheck.path,
        protocol: 'HTTP',
        matcher: '200-299',
        interval: healthCheck.intervalSeconds,
        timeout: healthCheck.timeoutSeconds,
        healthyThreshold: healthCheck.healthyThreshold,
        unhealthyThreshold: healthCheck.unhealthyThreshold,
      },
      lifecycle: { createBeforeDestroy: true },
    });
  }
}
