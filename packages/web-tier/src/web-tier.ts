import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import type { AlarmSpec, EndpointRef, RecoveryCapability } from '@etops/contracts';
import { nameFor, throwProblems } from '@etops/foundation';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { alarmsOf } from './alarms';
import { checkWebTier } from './check-web-tier';
import { Certificate } from './internal/certificate';
import { checkedOf } from './internal/checked';
import { connect } from './internal/connect';
import { Files } from './internal/files';
import { LoadBalancer } from './internal/load-balancer';
import { Servers, TEMPLATE_DESCRIPTION } from './internal/servers';
import type { WebTierSettings } from './internal/settings';
import { settingsOf } from './internal/settings';
import { NFS_PORT } from './limits';
import { Release } from './release/release';
import { ReleasePointer } from './release/release-pointer';
import type { Recovering } from './recovery';
import { recoveryOf } from './recovery';
import type { WebTierProps } from './web-tier-props';

/**
 * Servers behind a load balancer, which answer under a name that the environment publishes itself.
 *
 * The same construct is the site in full (six servers) and the standby in another Region (one server, the same
 * maximum).
 *
 * @throws ValidationError when props contradict each other, or AWS
 */
export class WebTier extends Construct {
  /** Literals: other stacks compute the same. */
  readonly endpoint: EndpointRef;
  /** Security group of the servers, for edges to further services. */
  readonly instanceSecurityGroupId: string;
  /** A literal. */
  readonly autoScalingGroupName: string;
  readonly fileSystemId: string;
  /** What to watch here; who is called, and how alarms are made, is for others to say. */
  readonly alarms: readonly AlarmSpec[];
  /** The way from the call for more servers to full load; the sum of the steps is the time it takes. */
  readonly recovery: readonly RecoveryCapability[];
  /** What releases machine images; `undefined` without the prop of that name. */
  readonly release: Release | undefined;

  constructor(scope: Construct, id: string, props: WebTierProps) {
    super(scope, id);
    const settings = settingsOf(id, props);
    throwProblems(this, checkWebTier(checkedOf(settings)).all);
    const { domain, healthCheck } = settings;
    const certificate = new Certificate(this, 'certificate', domain);
    const loadBalancer = new LoadBalancer(this, 'load-balancer', settings, certificate.arn);
    const files = new Files(this, 'files', settings);
    const group = this.createServerGroup(settings);
    const pointer = this.createPointer(settings);
    const servers = new Servers(this, 'servers', {
      settings: pointer === undefined ? settings : { ...settings, imageId: pointer.imageId },
      loadBalancer,
      files,
      securityGroupId: group.id,
      bootsAfter: this.createConnections(settings, group, loadBalancer, files),
    });
    this.publish(settings, loadBalancer);
    this.release = pointer && this.createRelease(settings, pointer, servers, loadBalancer);
    this.endpoint = { dnsName: domain.originName, port: 443, healthCheckPath: healthCheck.path };
    this.instanceSecurityGroupId = group.id;
    this.autoScalingGroupName = servers.groupName;
    this.fileSystemId = files.fileSystemId;
    this.alarms = alarmsOf({
      loadBalancer: loadBalancer.balancer.arnSuffix,
      targetGroup: loadBalancer.targetGroup.arnSuffix,
      autoScalingGroup: servers.groupName,
      fileSystemId: files.fileSystemId,
      ...replicaOf(settings),
      thresholds: settings.alarms,
    });
    this.recovery = recoveryOf(recoveringOf(settings));
  }

  private createPointer({ environment, purpose, imageId, release }: WebTierSettings): ReleasePointer | undefined {
    return release && new ReleasePointer(this, 'release-pointer', { environment, purpose, initialImageId: imageId });
  }

  private createRelease(
    { environment, purpose, release = {} }: WebTierSettings,
    pointer: ReleasePointer,
    { groupName, launchTemplateArn, instanceRoleArn }: Servers,
    { balancer, targetGroup }: LoadBalancer,
  ): Release {
    return new Release(this, 'release', {
      environment,
      purpose,
      settings: release,
      pointer,
      autoScalingGroupName: groupName,
      launchTemplateArn,
      templateDescription: TEMPLATE_DESCRIPTION,
      instanceRoleArn,
      targetGroupArn: targetGroup.arn,
      loadBalancerDimension: balancer.arnSuffix,
      targetGroupDimension: targetGroup.arnSuffix,
    });
  }

  private createServerGroup({ environment, network, purpose }: WebTierSettings): SecurityGroup {
    return new SecurityGroup(this, 'server-security-group', {
      name: nameFor(environment, `${purpose}-server`, { maxLength: 255 }),
      description: 'Servers: only the load balancer may ask them',
      vpcId: network.vpcId,
    });
  }

  private createConnections(
    { serverPort, database }: WebTierSettings,
    servers: SecurityGroup,
    loadBalancer: LoadBalancer,
    files: Files,
  ): ITerraformDependable[] {
    return [
      ...connect(this, 'load-balancer-to-servers', {
        description: 'Load balancer to servers',
        from: loadBalancer.securityGroup.id,
        to: servers.id,
        port: serverPort,
      }),
      ...connect(this, 'servers-to-files', {
        description: 'Servers to shared files',
        from: servers.id,
        to: files.securityGroup.id,
        port: NFS_PORT,
      }),
      ...(database === undefined
        ? []
        : connect(this, 'servers-to-database', {
            description: 'Servers to database',
            from: servers.id,
            to: database.securityGroupId,
            port: database.port,
          })),
      new VpcSecurityGroupEgressRule(this, 'servers-to-internet', {
        securityGroupId: servers.id,
        description: 'AWS APIs, package mirrors and partners, over TLS',
        cidrIpv4: '0.0.0.0/0',
        ipProtocol: 'tcp',
        fromPort: 443,
        toPort: 443,
      }),
    ];
  }

  private publish({ domain }: WebTierSettings, { balancer }: LoadBalancer): void {
    new Route53Record(this, 'origin', {
      zoneId: domain.hostedZoneId,
      name: domain.originName,
      type: 'A',
      alias: { name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: true },
    });
  }
}

function replicaOf({ fileSystem }: WebTierSettings): { readonly replicaFileSystemId?: string } {
  return 'replicateTo' in fileSystem ? { replicaFileSystemId: fileSystem.replicateTo.fileSystemId } : {};
}

function recoveringOf({ standby, capacity, healthCheck, healthCheckGracePeriodSeconds }: WebTierSettings): Recovering {
  const healthCheckSeconds = healthCheck.intervalSeconds;
  if (standby === undefined) {
    const coldBoot = { seconds: healthCheckGracePeriodSeconds, setting: 'healthCheckGracePeriodSeconds' };
    return { coldBoot, healthCheckSeconds };
  }
  const { full, warm, bootTimeoutSeconds, warmStartSeconds } = standby;
  return {
    coldBoot: { seconds: bootTimeoutSeconds, setting: 'standby.bootTimeoutSeconds' },
    ...(capacity.normal + warm < full
      ? {}
      : { warmStart: { seconds: warmStartSeconds, setting: 'standby.warmStartSeconds, as drills measure it' } }),
    healthCheckSeconds,
  };
}
