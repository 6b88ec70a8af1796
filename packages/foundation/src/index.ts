export { CustomerKey, customerKeyAliasArn } from './encryption';
export type { CustomerKeyProps } from './encryption';
export {
  arnOf,
  autoScalingGroupTags,
  awsManagedPolicyArn,
  environmentTags,
  globalNameFor,
  iamArnOf,
  isProtected,
  isRegionId,
  launchTemplateTags,
  nameFor,
  partitionOf,
  regionOfZone,
  s3ArnOf,
  stateBucketName,
} from './environment';
export type { ArnScope, AutoScalingGroupTag, LaunchTemplateTags, NameRules, Tags } from './environment';
export { policyDocument, trustPolicy } from './iam';
export type { PolicyStatement } from './iam';
export {
  bucketsPrivate,
  defaultPolicies,
  deletionProtected,
  enforcePolicies,
  imdsv2Required,
  noPublicIngress,
  noSecretLiteral,
  regionIsolated,
  storageEncrypted,
} from './policies';
export type { Policy, PolicyResource, PolicySubject } from './policies';
export { formatMessage, formatProblem, isTimeZone, ProblemList, throwProblems, ValidationError } from './problems';
export type { LocatedProblem, Problem } from './problems';
export { EnvironmentStack, synthesizeApp } from './stack';
export type {
  AppCheck,
  EnvironmentStackProps,
  StackBuilder,
  StackDocument,
  StateLocation,
  SynthesisResult,
  SynthesizedStack,
} from './stack';
export { outputPlaceholder, readOutputs, recordOutputs, StackOutputs } from './stack-outputs';
export type { MissingOutput, OutputValues, RecordedOutputNames, RecordOutputsOptions } from './stack-outputs';
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
export { PrivateBucket } from './storage';
export type { PrivateBucketProps } from './storage';
