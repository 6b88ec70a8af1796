export { arnOf, awsManagedPolicyArn, iamArnOf, s3ArnOf } from './arn';
export type { ArnScope } from './arn';
export { isProtected } from './is-protected';
export { globalNameFor, nameFor, stateBucketName } from './naming';
export type { NameRules } from './naming';
export { isRegionId, partitionOf, regionOfZone } from './region';
export { autoScalingGroupTags, environmentTags, launchTemplateTags } from './tags';
export type { AutoScalingGroupTag, LaunchTemplateTags, Tags } from './tags';
