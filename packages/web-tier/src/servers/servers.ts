import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group';
import { IamServiceLinkedRole } from '@cdktf/provider-aws/lib/iam-service-linked-role';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import type { EnvironmentRef, SubnetRef } from '@etops/contracts';
import type { Tags } from '@etops/foundation';
import { autoScalingGroupTags, CustomerKey, environmentTags, launchTemplateTags, nameFor } from '@etops/foundation';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { Capacity } from '../capacity';
import type { Files } from '../files';
import { renderServerLogs } from '../logs';
import type { BootHook, WarmPoolProps } from '../warm-pool';
import { bootStatements, renderBootHook, renderWarmPool, WARM_POOL_METRICS, WITHOUT_RESERVATION } from '../warm-pool';
import { encodeScript } from './encode-script';
import { groupNameOf, serviceLinkedRoleArn, serviceLinkedRoleSuffix } from './group-name';
import { InstanceRole } from './instance-role';
import { LAUNCH_TEMPLATE_NAME_LENGTH } from './limits';
import { renderUserData } from './render-user-data';
import type { ResolvedServers } from './servers-props';
import { autoScalingKeyStatements } from './volume-key';

const TEMPLATE_DESCRIPTION = 'Servers of the web tier';

const GROUP_METRICS = [
  'GroupDesiredCapacity',
  'GroupInServiceInstances',
  'GroupMaxSize',
  'GroupMinSize',
  'GroupPendingInstances',
  'GroupTerminatingInstances',
  'GroupTotalInstances',
];

/** Settings of the servers and the resources they refer to. */
export interface ServersConfig {
  readonly environment: EnvironmentRef;
  /** Id of the web tier, part of every name. */
  readonly purpose: string;
  readonly settings: ResolvedServers;
  readonly capacity: Required<Capacity>;
  readonly warmPool: Required<WarmPoolProps> | undefined;
  readonly subnets: readonly SubnetRef[];
  readonly securityGroupId: string;
  readonly serverPort: number;
  /** Whether releases decide on the version of the launch template that the group uses, and not Terraform. */
  readonly versionFollowsReleases: boolean;
  /** Launch hook of the warm pool, which servers complete. */
  readonly bootHook: BootHook | undefined;
  readonly targetGroupArn: string;
  readonly files: Files;
  /** Listener that connects the target group to the load balancer. */
  readonly listener: ITerraformDependable;
  /** Security group rules that must exist before the first server boots. */
  readonly connections: readonly ITerraformDependable[];
}

/** Role of the servers. */
export interface InstanceRoleRef {
  /** Name: a literal. */
  readonly name: string;
  /** ARN. */
  readonly arn: string;
}

/** Creates the launch template, the Auto Scaling group with its warm pool, and the servers' role. */
export class Servers extends Construct {
  readonly group: AutoscalingGroup;
  /** Name of the group: a literal. */
  readonly groupName: string;
  readonly launchTemplateArn: string;
  /** Description of every version of the launch template, including those of releases. */
  readonly templateDescription = TEMPLATE_DESCRIPTION;
  /** Role of the servers; its name is a literal. */
  readonly instanceRole: InstanceRoleRef;
  /** ARN of the group's service-linked role: a literal. */
  readonly serviceLinkedRoleArn: string;
  /** Service-linked role of this group. An account has the common one only after its first group. */
  private readonly serviceRole: IamServiceLinkedRole;

  constructor(scope: Construct, id: string, config: ServersConfig) {
    super(scope, id);
    const { environment, purpose, settings, files, warmPool } = config;
    this.groupName = groupNameOf(environment, purpose);
    this.serviceLinkedRoleArn = serviceLinkedRoleArn(environment, purpose);
    const tags = { ...environmentTags(environment, settings.tags), Name: this.groupName };
    this.serviceRole = new IamServiceLinkedRole(this, 'service-linked-role', {
      awsServiceName: 'autoscaling.amazonaws.com',
      customSuffix: serviceLinkedRoleSuffix(environment, purpose),
      description: `Auto Scaling of ${this.groupName}`,
    });
    const role = new InstanceRole(this, 'instance-role', {
      environment,
      purpose,
      settings: settings.instanceRole,
      files,
      database: settings.database,
      statements: [
        renderServerLogs(this, { environment, purpose, settings: settings.logs }),
        ...(warmPool === undefined ? [] : bootStatements(environment, this.groupName)),
      ],
    });
    const template = this.createTemplate(config, role, tags);
    this.launchTemplateArn = template.arn;
    this.instanceRole = { name: role.roleName, arn: role.roleArn };
    this.group = this.createGroup(config, role, template, tags);
    if (warmPool !== undefined) {
      renderBootHook(this, warmPool, this.group.name);
    }
  }

  private createTemplate(config: ServersConfig, role: InstanceRole, tags: Tags): LaunchTemplate {
    const { environment, purpose, settings, securityGroupId } = config;
    const key = new CustomerKey(this, 'volume-key', {
      environment,
      purpose: `${purpose}-volumes`,
      statements: autoScalingKeyStatements(this.serviceRole.arn),
    });
    return new LaunchTemplate(this, 'launch-template', {
      name: nameFor(environment, purpose, { maxLength: LAUNCH_TEMPLATE_NAME_LENGTH.max }),
      description: TEMPLATE_DESCRIPTION,
      updateDefaultVersion: true,
      imageId: settings.imageId,
      instanceType: settings.instanceType,
      ebsOptimized: 'true',
      iamInstanceProfile: { arn: role.profileArn },
      vpcSecurityGroupIds: [securityGroupId],
      // IMDSv2 only. With one hop, containers outside the server's own network cannot obtain the server's role.
      metadataOptions: {
        httpEndpoint: 'enabled',
        httpTokens: 'required',
        httpPutResponseHopLimit: settings.metadataHopLimit,
      },
      monitoring: { enabled: true },
      blockDeviceMappings: [
        {
          deviceName: settings.rootDeviceName,
          ebs: {
            volumeType: 'gp3',
            volumeSize: settings.rootVolumeGiB,
            encrypted: 'true',
            kmsKeyId: key.arn,
            deleteOnTermination: 'true',
          },
        },
      ],
      userData: encodeScript(
        renderUserData({
          ...config,
          fileSystemId: config.files.fileSystemId,
          accessPointId: config.files.accessPoint.id,
        }),
      ),
      tagSpecifications: launchTemplateTags(tags),
    });
  }

  private createGroup(config: ServersConfig, role: InstanceRole, template: LaunchTemplate, tags: Tags) {
    const { settings, capacity, subnets, targetGroupArn, listener, files, connections } = config;
    return new AutoscalingGroup(this, 'group', {
      name: this.groupName,
      serviceLinkedRoleArn: this.serviceRole.arn,
      minSize: capacity.minSize,
      maxSize: capacity.maxSize,
      desiredCapacity: capacity.desiredCapacity,
      vpcZoneIdentifier: subnets.map((subnet) => subnet.id),
      targetGroupArns: [targetGroupArn],
      healthCheckType: 'ELB',
      healthCheckGracePeriod: settings.healthCheckGracePeriodSeconds,
      defaultInstanceWarmup: settings.defaultInstanceWarmupSeconds,
      instanceMaintenancePolicy: {
        minHealthyPercentage: settings.instanceMaintenancePolicy.minHealthyPercent,
        maxHealthyPercentage: settings.instanceMaintenancePolicy.maxHealthyPercent,
      },
      // Terraform does not wait for servers: a failed wait would taint the group and replace it.
      waitForCapacityTimeout: '0',
      // A number, not `$Latest`: the group pins its version, and a refresh can roll back to the previous one. With releases,
      // it keeps the version that last passed one, for servers that start for any reason, and to roll back to.
      launchTemplate: { id: template.id, version: template.getStringAttribute('latest_version') },
      ...this.warmPoolArguments(config),
      enabledMetrics: [...GROUP_METRICS, ...(config.warmPool === undefined ? [] : WARM_POOL_METRICS)],
      metricsGranularity: '1Minute',
      tag: autoScalingGroupTags(tags),
      dependsOn: [listener, ...role.permissions, ...files.mountable, ...connections],
      // The provider would replace the group for a changed initial hook; the separate hook is changed instead.
      lifecycle: {
        ignoreChanges: [
          'desired_capacity',
          'initial_lifecycle_hook',
          ...(config.versionFollowsReleases ? ['launch_template'] : []),
          ...(capacity.ignoreMinSizeChanges ? ['min_size'] : []),
        ],
      },
    });
  }

  private warmPoolArguments({ warmPool, settings, subnets }: ServersConfig) {
    const zones = subnets.map(({ availabilityZone }) => availabilityZone);
    return warmPool === undefined
      ? WITHOUT_RESERVATION
      : renderWarmPool(this, {
          settings: warmPool,
          groupName: this.groupName,
          instanceType: settings.instanceType,
          zones,
        });
  }
}
