import { Lb } from '@cdktf/provider-aws/lib/lb';
import { LbListener } from '@cdktf/provider-aws/lib/lb-listener';
import type { LbTargetGroupTargetGroupHealth } from '@cdktf/provider-aws/lib/lb-target-group';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group';
import type { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import type { EnvironmentRef } from '@etops/contracts';
import { BUCKET_NAME_LENGTH, globalNameFor, nameFor, numberAsText, PrivateBucket, s3ArnOf } from '@etops/foundation';
import { Construct } from 'constructs';
import type { WebTierNetwork } from '../network';
import { loadBalancerSubnets } from '../network';
import { renderAccess } from './access';
import { accessLogStatement } from './access-log-delivery';
import { LOAD_BALANCER_NAME_LENGTH } from './limits';
import type { ResolvedLoadBalancer } from './load-balancer-props';

/**
 * TLS 1.3, and 1.2 with forward secrecy.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html (checked 2026-11-22)
 */
const TLS_POLICY = 'ELBSecurityPolicy-TLS13-1-2-2021-06';

/** Settings of a load balancer and the resources it refers to. */
export interface LoadBalancerConfig {
  readonly environment: EnvironmentRef;
  /** Id of the web tier, part of every name. */
  readonly purpose: string;
  readonly network: WebTierNetwork;
  readonly settings: ResolvedLoadBalancer;
  readonly certificateArn: string;
}

/** Creates the load balancer with its listeners, target group, access logs and security group. */
export class LoadBalancer extends Construct {
  readonly balancer: Lb;
  readonly targetGroup: LbTargetGroup;
  readonly securityGroup: SecurityGroup;
  /** Listener to depend on: without it the target group belongs to no load balancer. */
  readonly listener: LbListener;

  constructor(scope: Construct, id: string, config: LoadBalancerConfig) {
    super(scope, id);
    const { environment, network, purpose, settings } = config;
    const { scheme, allowedSources, zonalShift, idleTimeoutSeconds, connectionLogs } = settings.loadBalancer;
    this.securityGroup = renderAccess(this, { environment, purpose, vpcId: network.vpcId, allowedSources });
    const logs = this.createLogs(config);
    this.balancer = new Lb(this, 'balancer', {
      name: nameFor(environment, purpose, { maxLength: LOAD_BALANCER_NAME_LENGTH.max }),
      loadBalancerType: 'application',
      internal: scheme === 'internal',
      subnets: loadBalancerSubnets(network, scheme).map((subnet) => subnet.id),
      securityGroups: [this.securityGroup.id],
      enableDeletionProtection: settings.deletionProtection,
      dropInvalidHeaderFields: true,
      enableZonalShift: zonalShift,
      idleTimeout: idleTimeoutSeconds,
      accessLogs: { bucket: logs.bucketName, enabled: true },
      ...(connectionLogs ? { connectionLogs: { bucket: logs.bucketName, enabled: true } } : {}),
      dependsOn: [logs.policy],
    });
    this.targetGroup = this.createTargetGroup(config);
    this.listener = new LbListener(this, 'https', {
      loadBalancerArn: this.balancer.arn,
      port: 443,
      protocol: 'HTTPS',
      sslPolicy: TLS_POLICY,
      certificateArn: config.certificateArn,
      defaultAction: [{ type: 'forward', targetGroupArn: this.targetGroup.arn }],
    });
    new LbListener(this, 'http', {
      loadBalancerArn: this.balancer.arn,
      port: 80,
      protocol: 'HTTP',
      defaultAction: [{ type: 'redirect', redirect: { port: '443', protocol: 'HTTPS', statusCode: 'HTTP_301' } }],
    });
  }

  private createLogs({ environment, purpose, settings }: LoadBalancerConfig): PrivateBucket {
    const bucketName = globalNameFor(environment, `${purpose}-logs`, { maxLength: BUCKET_NAME_LENGTH.max });
    const objectsArn = s3ArnOf(environment, `${bucketName}/AWSLogs/${environment.accountId}/*`);
    return new PrivateBucket(this, 'logs', {
      environment,
      bucketName,
      expireAfterDays: settings.accessLogRetentionDays,
      // An expired log is only hidden until its version is deleted, and it contains addresses of people.
      noncurrentVersionDays: 1,
      statements: [accessLogStatement(environment, objectsArn)],
    });
  }

  private createTargetGroup({ environment, network, purpose, settings }: LoadBalancerConfig): LbTargetGroup {
    const { serverPort, healthCheck, deregistrationDelaySeconds } = settings;
    return new LbTargetGroup(this, 'target-group', {
      // The name contains the port: the group of a new port is created before the old one is destroyed.
      name: nameFor(environment, `${purpose}-${String(serverPort)}`, { maxLength: LOAD_BALANCER_NAME_LENGTH.max }),
      targetType: 'instance',
      vpcId: network.vpcId,
      port: serverPort,
      protocol: 'HTTP',
      deregistrationDelay: numberAsText(deregistrationDelaySeconds),
      healthCheck: {
        path: healthCheck.path,
        protocol: 'HTTP',
        matcher: '200-299',
        interval: healthCheck.intervalSeconds,
        timeout: healthCheck.timeoutSeconds,
        healthyThreshold: healthCheck.healthyThreshold,
        unhealthyThreshold: healthCheck.unhealthyThreshold,
      },
      // Written always: the provider leaves thresholds as they are that are taken away.
      targetGroupHealth: targetGroupHealth(healthCheck.minHealthyPercent),
      lifecycle: { createBeforeDestroy: true },
    });
  }
}

/** Returns one threshold for both actions of a target group: in DNS, where zones are left out, and in routing. */
function targetGroupHealth(minHealthyPercent: number): LbTargetGroupTargetGroupHealth {
  const minimumHealthyTargetsPercentage = minHealthyPercent === 0 ? 'off' : numberAsText(minHealthyPercent);
  return {
    dnsFailover: { minimumHealthyTargetsCount: '1', minimumHealthyTargetsPercentage },
    unhealthyStateRouting: { minimumHealthyTargetsCount: 1, minimumHealthyTargetsPercentage },
  };
}
