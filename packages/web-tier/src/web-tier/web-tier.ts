import type { AlarmSpec, EndpointRef, RecoveryCapability } from '@etops/contracts';
import { checkProps, ProblemList, throwProblems } from '@etops/foundation';
import { Construct } from 'constructs';
import { planAlarms } from '../alarms';
import { renderOriginRecord } from '../domain';
import { replicaFileSystemIdOf } from '../files';
import type { LoadBalancer } from '../load-balancer';
import { logGroupName } from '../logs';
import { planRecovery } from '../recovery';
import { pendingChangeAlarm, Release, ReleasePointer } from '../release';
import { renderScaling } from '../scaling';
import type { InstanceRoleRef } from '../servers';
import { Servers } from '../servers';
import { bootHookOf } from '../warm-pool';
import { checkWebTier } from './check-web-tier';
import { renderConnections } from './connections';
import type { ResolvedWebTier } from './resolve-web-tier';
import { resolveWebTier } from './resolve-web-tier';
import type { SharedResources } from './shared-resources';
import { renderSharedResources } from './shared-resources';
import type { WebTierProps } from './web-tier-props';
import { shapes } from '../shapes.generated';

/**
 * Creates servers behind a load balancer, with shared files and a DNS name of the environment.
 *
 * Use the same construct for the primary site (six servers) and for the site in the recovery Region (one server, the
 * same maximum).
 *
 * @throws ValidationError if props contradict each other or exceed AWS limits
 */
export class WebTier extends Construct {
  /** Endpoint of the site, as literals that other stacks can also compute. */
  readonly endpoint: EndpointRef;
  /** Id of the servers' security group, for connections to further services. */
  readonly instanceSecurityGroupId: string;
  /** Name of the Auto Scaling group: a literal. */
  readonly autoScalingGroupName: string;
  /**
   * Role of the servers, for resource-based policies; its name is a literal. Give it permissions with the prop of that
   * name, which servers wait for.
   */
  readonly instanceRole: InstanceRoleRef;
  /**
   * ARN of the group's service-linked role: a literal. The keys of encrypted images must allow it to use them and to
   * create grants.
   */
  readonly serviceLinkedRoleArn: string;
  /** Name of the log group that servers publish their logs to: a literal. */
  readonly logGroupName: string;
  /** Id of the shared files' file system. */
  readonly fileSystemId: string;
  /** Alarms of the web tier as data; none of them is created here. */
  readonly alarms: readonly AlarmSpec[];
  /** Steps from the request for more servers to full load. The sum of their minutes is the time it takes. */
  readonly recovery: readonly RecoveryCapability[];
  /** Release of machine images; `undefined` without the prop of that name. */
  readonly release: Release | undefined;

  constructor(scope: Construct, id: string, props: WebTierProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'WebTierProps', props);
    const webTier = resolveWebTier(checked);
    const problems = new ProblemList();
    checkWebTier(problems, '', { ...webTier, purpose: this.purpose });
    throwProblems(this, problems.all);
    const resources = renderSharedResources(this, this.purpose, webTier);
    const { loadBalancer, files } = resources;
    const pointer = this.createPointer(webTier);
    const servers = this.createServers(webTier, resources, pointer?.imageId);
    renderScaling(servers, {
      settings: webTier.scaling,
      group: servers.group,
      resourceLabel: `${loadBalancer.balancer.arnSuffix}/${loadBalancer.targetGroup.arnSuffix}`,
    });
    renderOriginRecord(this, webTier.domain, loadBalancer.balancer);
    this.release = this.createRelease(webTier, pointer, servers, loadBalancer);
    const { healthCheck } = webTier.loadBalancer;
    const { originName, healthCheckPath } = webTier.domain;
    this.endpoint = { dnsName: originName, port: 443, healthCheckPath };
    this.instanceSecurityGroupId = resources.serverGroup.id;
    this.autoScalingGroupName = servers.groupName;
    this.instanceRole = servers.instanceRole;
    this.serviceLinkedRoleArn = servers.serviceLinkedRoleArn;
    this.logGroupName = logGroupName(webTier.environment, this.purpose);
    this.fileSystemId = files.fileSystemId;
    const alarms = planAlarms({
      loadBalancer: loadBalancer.balancer.arnSuffix,
      targetGroup: loadBalancer.targetGroup.arnSuffix,
      autoScalingGroup: servers.groupName,
      hasWarmPool: webTier.warmPool !== undefined,
      canGrow: webTier.capacity.minSize !== webTier.capacity.maxSize,
      fileSystemId: files.fileSystemId,
      replicaFileSystemId: replicaFileSystemIdOf(webTier.fileSystem),
      thresholds: webTier.alarms,
    });
    this.alarms = this.release === undefined ? alarms : [...alarms, pendingChangeAlarm(servers.groupName)];
    this.recovery = planRecovery({
      healthCheckGracePeriodSeconds: webTier.servers.healthCheckGracePeriodSeconds,
      healthCheckIntervalSeconds: healthCheck.intervalSeconds,
      warmPool: webTier.warmPool,
    });
  }

  /** Returns the id of the construct, which is part of every name. */
  private get purpose(): string {
    return this.node.id;
  }

  private createServers(
    webTier: ResolvedWebTier,
    resources: SharedResources,
    releasedImageId: string | undefined,
  ): Servers {
    const { environment, network, capacity, scaling, warmPool } = webTier;
    const { serverPort, healthCheck } = webTier.loadBalancer;
    const { loadBalancer, files, serverGroup } = resources;
    const { database, egress } = webTier.servers;
    return new Servers(this, 'servers', {
      environment,
      purpose: this.purpose,
      settings: { ...webTier.servers, imageId: releasedImageId ?? webTier.servers.imageId },
      // Scheduled actions change the minimum as well.
      versionFollowsReleases: webTier.release !== undefined,
      capacity: scaling.scheduledActions.length === 0 ? capacity : { ...capacity, ignoreMinSizeChanges: true },
      warmPool,
      subnets: network.applicationSubnets,
      securityGroupId: serverGroup.id,
      serverPort,
      bootHook: warmPool && bootHookOf(warmPool, healthCheck.path),
      targetGroupArn: loadBalancer.targetGroup.arn,
      listener: loadBalancer.listener,
      files,
      connections: [
        ...(network.ready ?? []),
        ...renderConnections(this, {
          loadBalancerGroupId: loadBalancer.securityGroup.id,
          serverGroupId: serverGroup.id,
          filesGroupId: files.securityGroup.id,
          serverPort,
          database,
          egress,
        }),
      ],
    });
  }

  private createPointer({ environment, servers, release }: ResolvedWebTier): ReleasePointer | undefined {
    return (
      release &&
      new ReleasePointer(this, 'release-pointer', {
        environment,
        purpose: this.purpose,
        initialImageId: servers.imageId,
      })
    );
  }

  private createRelease(
    { environment, release }: ResolvedWebTier,
    pointer: ReleasePointer | undefined,
    servers: Servers,
    { balancer, targetGroup }: LoadBalancer,
  ): Release | undefined {
    return (
      release &&
      pointer &&
      new Release(this, 'release', {
        environment,
        purpose: this.purpose,
        settings: release,
        pointer: pointer.parameter,
        autoScalingGroupName: servers.groupName,
        launchTemplateArn: servers.launchTemplateArn,
        templateDescription: servers.templateDescription,
        instanceRoleArn: servers.instanceRole.arn,
        targetGroupArn: targetGroup.arn,
        loadBalancerDimension: balancer.arnSuffix,
        targetGroupDimension: targetGroup.arnSuffix,
      })
    );
  }
}
