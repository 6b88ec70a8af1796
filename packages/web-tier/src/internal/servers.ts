import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group';
import { AutoscalingPolicy } from '@cdktf/provider-aws/lib/autoscaling-policy';
import { IamServiceLinkedRole } from '@cdktf/provider-aws/lib/iam-service-linked-role';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import type { Tags } from '@etops/foundation';
import { autoScalingGroupTags, CustomerKey, environmentTags, launchTemplateTags, nameFor } from '@etops/foundation';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { LAUNCH_TEMPLATE_NAME_MAX_LENGTH, SERVICE_LINKED_ROLE_SUFFIX_MAX_LENGTH } from '../limits';
import type { Boot } from '../user-data';
import { FILES_PATH, userData } from '../user-data';
import { scaleAhead } from './ahead-of-load';
import { encodeScript } from './encode-script';
import type { Files } from './files';
import { InstanceRole } from './instance-role';
import type { LoadBalancer } from './load-balancer';
import { BOOT_HOOK, createBootHook, standbyArguments } from './ready-ahead';
import type { WebTierSettings } from './settings';
import { autoScalingKeyStatements } from './volume-key';

/** A new server counts for scaling after so many seconds. */
const WARMUP_SECONDS = 120;

/** Of every version of the launch template, those that a release makes among them. */
export const TEMPLATE_DESCRIPTION = 'Servers of the web tier';

const GROUP_METRICS = [
  'GroupDesiredCapacity',
  'GroupInServiceInstances',
  'GroupMaxSize',
  'GroupMinSize',
  'GroupPendingInstances',
  'GroupTerminatingInstances',
  'GroupTotalInstances',
];

export interface ServersProps {
  readonly settings: WebTierSettings;
  readonly loadBalancer: LoadBalancer;
  readonly files: Files;
  readonly securityGroupId: string;
  /** What must be there before the first server boots. */
  readonly bootsAfter: readonly ITerraformDependable[];
}

/** The servers: how one is made, how many there are, and when that changes. */
export class Servers extends Construct {
  readonly groupName: string;
  readonly launchTemplateArn: string;
  readonly instanceRoleArn: string;
  /** Auto Scaling as this group acts: made here, since an account has the common role only after its first group. */
  private readonly serviceRole: IamServiceLinkedRole;

  constructor(scope: Construct, id: string, props: ServersProps) {
    super(scope, id);
    const { environment, purpose, tags } = props.settings;
    this.groupName = props.settings.groupName;
    const allTags = { ...environmentTags(environment, tags), Name: this.groupName };
    this.serviceRole = new IamServiceLinkedRole(this, 'service-linked-role', {
      awsServiceName: 'autoscaling.amazonaws.com',
      customSuffix: nameFor(environment, purpose, { maxLength: SERVICE_LINKED_ROLE_SUFFIX_MAX_LENGTH }),
      description: `Auto Scaling of ${this.groupName}`,
    });
    const role = new InstanceRole(this, 'instance-role', props.settings, props.files);
    const template = this.createTemplate(props, role, allTags);
    this.launchTemplateArn = template.arn;
    this.instanceRoleArn = role.roleArn;
    const group = this.createGroup(props, role, template, allTags);
    createBootHook(this, props.settings, group.name);
    this.createScaling(props, group);
    scaleAhead(this, props.settings, group);
  }

  private createTemplate(props: ServersProps, role: InstanceRole, tags: Tags): LaunchTemplate {
    const { settings, securityGroupId, files } = props;
    const { environment, purpose } = settings;
    const key = new CustomerKey(this, 'volume-key', {
      environment,
      purpose: `${purpose}-volumes`,
      statements: autoScalingKeyStatements(this.serviceRole.arn),
    });
    return new LaunchTemplate(this, 'launch-template', {
      name: nameFor(environment, purpose, { maxLength: LAUNCH_TEMPLATE_NAME_MAX_LENGTH }),
      description: TEMPLATE_DESCRIPTION,
      updateDefaultVersion: true,
      imageId: settings.imageId,
      instanceType: settings.instanceType,
      ebsOptimized: 'true',
      iamInstanceProfile: { arn: role.profileArn },
      vpcSecurityGroupIds: [securityGroupId],
      // IMDSv2 only, and one hop: no container behind the server's own network stack borrows its role.
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
      userData: encodeScript(
        userData({
          variables: variablesOf(settings),
          fileSystemId: files.fileSystemId,
          accessPointId: files.accessPoint.id,
          autoScalingGroupName: this.groupName,
          ...serviceOf(settings),
        }),
      ),
      tagSpecifications: launchTemplateTags(tags),
    });
  }

  private createGroup(props: ServersProps, role: InstanceRole, template: LaunchTemplate, tags: Tags): AutoscalingGroup {
    const { settings, loadBalancer, files, bootsAfter } = props;
    const { capacity, network, scaling } = settings;
    const minimumIsOthers = capacity.minimumSetBy === 'runbook' || scaling.schedule.length > 0;
    return new AutoscalingGroup(this, 'group', {
      name: this.groupName,
      serviceLinkedRoleArn: this.serviceRole.arn,
      minSize: capacity.minimum,
      maxSize: capacity.maximum,
      desiredCapacity: capacity.normal,
      vpcZoneIdentifier: network.applicationSubnets.map((subnet) => subnet.id),
      targetGroupArns: [loadBalancer.targetGroup.arn],
      healthCheckType: 'ELB',
      healthCheckGracePeriod: settings.healthCheckGracePeriodSeconds,
      defaultInstanceWarmup: WARMUP_SECONDS,
      // Terraform does not wait for servers: a wait that fails would mark the group for replacement.
      waitForCapacityTimeout: '0',
      // A number, not `$Latest`: a group knows which version it runs, and a refresh can go back to the one before.
      launchTemplate: { id: template.id, version: template.getStringAttribute('latest_version') },
      ...standbyArguments(this, settings),
      enabledMetrics: GROUP_METRICS,
      metricsGranularity: '1Minute',
      tag: autoScalingGroupTags(tags),
      dependsOn: [loadBalancer.listener, ...role.permissions, ...files.mountable, ...bootsAfter],
      // The provider would replace the group for its initial hook; the one beside the group is changed instead.
      lifecycle: {
        ignoreChanges: ['desired_capacity', 'initial_lifecycle_hook', ...(minimumIsOthers ? ['min_size'] : [])],
      },
    });
  }

  private createScaling({ settings, loadBalancer }: ServersProps, group: AutoscalingGroup): void {
    const { balancer, targetGroup } = loadBalancer;
    const { requestsPerServerPerMinute, cpuPercent } = settings.scaling;
    const common = { autoscalingGroupName: group.name, policyType: 'TargetTrackingScaling' };
    new AutoscalingPolicy(this, 'scaling-requests', {
      ...common,
      name: 'requests',
      targetTrackingConfiguration: {
        targetValue: requestsPerServerPerMinute,
        predefinedMetricSpecification: {
          predefinedMetricType: 'ALBRequestCountPerTarget',
          resourceLabel: `${balancer.arnSuffix}/${targetGroup.arnSuffix}`,
        },
      },
    });
    new AutoscalingPolicy(this, 'scaling-cpu', {
      ...common,
      name: 'cpu',
      targetTrackingConfiguration: {
        targetValue: cpuPercent,
        predefinedMetricSpecification: { predefinedMetricType: 'ASGAverageCPUUtilization' },
      },
    });
  }
}

function serviceOf({ standby, healthCheck }: WebTierSettings): Pick<Boot, 'service'> {
  return standby === undefined
    ? {}
    : {
        service: {
          hookName: BOOT_HOOK,
          timeoutSeconds: standby.bootTimeoutSeconds,
          healthCheckPath: healthCheck.path,
        },
      };
}

/** Lines of the environment file; what the caller adds comes last and may replace ours. */
function variablesOf({ environment, database, serverPort, environmentVariables }: WebTierSettings) {
  return {
    AWS_REGION: environment.region,
    ENVIRONMENT: environment.name,
    SERVER_PORT: String(serverPort),
    FILES_PATH,
    ...(database === undefined
      ? {}
      : {
          DATABASE_HOST: database.address,
          DATABASE_PORT: String(database.port),
          DATABASE_NAME: database.databaseName,
          ...(database.secretArn === undefined ? {} : { DATABASE_SECRET_ARN: database.secretArn }),
        }),
    ...environmentVariables,
  };
}
