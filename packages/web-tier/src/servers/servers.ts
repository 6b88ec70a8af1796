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
import type { WarmPoolProps } from '../warm-pool';
import { BOOT_HOOK, bootStatements, renderBootHook, renderWarmPool, WITHOUT_RESERVATION } from '../warm-pool';
import { encodeScript } from './encode-script';
import { InstanceRole } from './instance-role';
import { GROUP_NAME_LENGTH, LAUNCH_TEMPLATE_NAME_LENGTH, SERVICE_LINKED_ROLE_SUFFIX_LENGTH } from './limits';
import { serverVariables } from './server-variables';
import type { ResolvedServers } from './servers-props';
import { userData } from './user-data';
import { autoScalingKeyStatements } from './volume-key';

/** Time until a new server counts for scaling. */
const WARMUP_SECONDS = 120;

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
  readonly healthCheckPath: string;
  readonly targetGroupArn: string;
  readonly files: Files;
  /** Listener that connects the target group to the load balancer. */
  readonly listener: ITerraformDependable;
  /** Security group rules that must exist before the first server boots. */
  readonly connections: readonly ITerraformDependable[];
}

/** Creates the launch template, the Auto Scaling group with its warm pool, and the servers' role. */
export class Servers extends Construct {
  readonly group: AutoscalingGroup;
  /** Name of the group: a literal. */
  readonly groupName: string;
  readonly launchTemplateArn: string;
  /** Description of every version of the launch template, including those of releases. */
  readonly templateDescription = TEMPLATE_DESCRIPTION;
  readonly instanceRoleArn: string;
  /** Service-linked role of this group. An account has the common one only after its first group. */
  private readonly serviceRole: IamServiceLinkedRole;

  constructor(scope: Construct, id: string, config: ServersConfig) {
    super(scope, id);
    const { environment, purpose, settings, files, warmPool } = config;
    this.groupName = nameFor(environment, purpose, { maxLength: GROUP_NAME_LENGTH.max });
    const tags = { ...environmentTags(environment, settings.tags), Name: this.groupName };
    this.serviceRole = new IamServiceLinkedRole(this, 'service-linked-role', {
      awsServiceName: 'autoscaling.amazonaws.com',
      customSuffix: nameFor(environment, purpose, { maxLength: SERVICE_LINKED_ROLE_SUFFIX_LENGTH.max }),
      description: `Auto Scaling of ${this.groupName}`,
    });
    const role = new InstanceRole(this, 'instance-role', {
      environment,
      purpose,
      files,
      database: settings.database,
      bootStatements: warmPool === undefined ? [] : bootStatements(environment, this.groupName),
    });
    const template = this.createTemplate(config, role, tags);
    this.launchTemplateArn = template.arn;
    this.instanceRoleArn = role.roleArn;
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
      // IMDSv2 only, and one hop: containers with their own network cannot obtain the server's role.
      metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
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
      userData: encodeScript(this.userData(config)),
      tagSpecifications: launchTemplateTags(tags),
    });
  }

  private userData({ environment, serverPort, settings, files, warmPool, healthCheckPath }: ServersConfig): string {
    const { database, environmentVariables } = settings;
    return userData({
      variables: serverVariables({ environment, serverPort, database, environmentVariables }),
      fileSystemId: files.fileSystemId,
      accessPointId: files.accessPoint.id,
      autoScalingGroupName: this.groupName,
      ...(warmPool === undefined
        ? {}
        : { bootService: { hookName: BOOT_HOOK, timeoutSeconds: warmPool.bootTimeoutSeconds, healthCheckPath } }),
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
      defaultInstanceWarmup: WARMUP_SECONDS,
      // Terraform does not wait for servers: a failed wait would taint the group and replace it.
      waitForCapacityTimeout: '0',
      // A number, not `$Latest`: the group pins its version, and a refresh can roll back to the previous one.
      launchTemplate: { id: template.id, version: template.getStringAttribute('latest_version') },
      ...this.warmPoolArguments(config),
      enabledMetrics: GROUP_METRICS,
      metricsGranularity: '1Minute',
      tag: autoScalingGroupTags(tags),
      dependsOn: [listener, ...role.permissions, ...files.mountable, ...connections],
      // The provider would replace the group for a changed initial hook; the separate hook is changed instead.
      lifecycle: {
        ignoreChanges: [
          'desired_capacity',
          'initial_lifecycle_hook',
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
