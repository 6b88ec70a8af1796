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

/** Our own limit of the caller's variables, in bytes: with the rest of the script they stay below the 16 KiB of user data.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html (checked 2026-11-28) */
export const VARIABLES_LENGTH = { max: 8192 } as const;
