export { arnOf, awsManagedPolicyArn, iamArnOf, s3ArnOf } from './arn';
export type { ArnScope } from './arn';
export { CustomerKey, customerKeyAliasArn } from './customer-key';
export type { CustomerKeyProps } from './customer-key';
export { isProtected } from './environment';
export { EnvironmentStack } from './environment-stack';
export type { EnvironmentStackProps, StateLocation } from './environment-stack';
export { globalNameFor, nameFor, stateBucketName } from './naming';
export type { NameRules } from './naming';
export { bucketsPrivate } from './policies/buckets-private';
export { defaultPolicies } from './policies/default-policies';
export { deletionProtected } from './policies/deletion-protected';
export { enforcePolicies } from './policies/enforce-policies';
export { imdsv2Required } from './policies/imdsv2-required';
export { noPublicIngress } from './policies/no-public-ingress';
export { noSecretLiteral } from './policies/no-secret-literal';
export type { Policy, PolicyResource, PolicySubject } from './policies/policy';
export { regionIsolated } from './policies/region-isolated';
export { storageEncrypted } from './policies/storage-encrypted';
export { policyDocument, trustPolicy } from './policy-document';
export type { PolicyStatement } from './policy-document';
export { PrivateBucket } from './private-bucket';
export type { PrivateBucketProps } from './private-bucket';
export { formatMessage, formatProblem } from './problem';
export type { LocatedProblem, Problem } from './problem';
export { ProblemList } from './problem-list';
export { factPlaceholder, RecordedFacts } from './recorded-facts';
export type { FactValues, MissingFact } from './recorded-facts';
export { isRegionId, partitionOf, regionOfZone } from './region';
export { choice, equalsPath, isOneOf, loop, noteFailure, taskMaker } from './state-machine';
export type {
  LoopOptions,
  Retrier,
  Rule,
  State,
  StateMachineDefinition,
  States,
  Task,
  TaskOptions,
} from './state-machine';
export { synthesizeApp } from './synthesize-app';
export type { AppCheck, StackBuilder, StackDocument, SynthesisResult, SynthesizedStack } from './synthesize-app';
export { autoScalingGroupTags, environmentTags, launchTemplateTags } from './tags';
export type { AutoScalingGroupTag, LaunchTemplateTags, Tags } from './tags';
export { isTimeZone } from './time-zone';
export { throwProblems, ValidationError } from './validation-error';
