/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html AutoScalingGroupName (checked 2026-11-22) */
export const GROUP_NAME_LENGTH = { min: 1, max: 255 } as const;

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html LaunchTemplateName (checked 2026-11-22) */
export const LAUNCH_TEMPLATE_NAME_LENGTH = { min: 3, max: 128 } as const;

/** Characters of a role's name after `AWSServiceRoleForAutoScaling_`.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/autoscaling-service-linked-role.html (checked 2026-11-23) */
export const SERVICE_LINKED_ROLE_SUFFIX_LENGTH = { min: 1, max: 35 } as const;

/** Size of a gp3 volume; the minimum is that of server images, not of EBS.
 * @see https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html (checked 2026-11-22) */
export const ROOT_VOLUME_GIB = { min: 8, max: 16384 } as const;

/** Grace period of health checks. */
export const GRACE_PERIOD_SECONDS = { min: 0, max: Infinity } as const;

/** Our own limit of the volumes of a stateless server: an image, its logs and spare room. */
export const STATELESS_VOLUME_GIB = { max: 100 } as const;

/** Managed policies of a role, after the quota is raised from 10.
 * @see https://aws.amazon.com/premiumsupport/knowledge-center/iam-increase-policy-size/ (checked 2026-11-28) */
export const MANAGED_POLICIES = { max: 20 } as const;

/** Our own limit of the caller's statements as JSON: with the policies of the web tier they stay below the 10,240 characters
 * of all inline policies of a role.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const STATEMENTS_LENGTH = { max: 7000 } as const;

/** Bytes of user data before it is encoded.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html */
export const USER_DATA_LENGTH = { max: 16_384 } as const;

/** Our own allowance for each value that only Terraform knows. */
export const TOKEN_LENGTH = 128;

/** Percentages of an instance maintenance policy.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstanceMaintenancePolicy.html (checked 2026-11-28) */
export const MAINTENANCE_PERCENT = { min: { min: 0, max: 100 }, max: { min: 100, max: 200 }, difference: 100 } as const;

/** Time until a new server counts.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/enable-default-instance-warmup.html (checked 2026-11-28) */
export const INSTANCE_WARMUP_SECONDS = { min: 0, max: 3600 } as const;

/** Hops of responses of the instance metadata service that are useful: the server itself, or a container on it.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html */
export const METADATA_HOPS = [1, 2] as const;
