export { CustomerKey, customerKeyAliasArn, logsKeyStatement, topicKeyStatements } from './encryption';
export type { CustomerKeyProps, TopicPublisher } from './encryption';
export {
  arnOf,
  autoScalingGroupTags,
  awsManagedPolicyArn,
  environmentTags,
  factPlaceholder,
  globalNameFor,
  iamArnOf,
  isProtected,
  isRegionId,
  launchTemplateTags,
  nameFor,
  partitionOf,
  RecordedFacts,
  regionOfZone,
  s3ArnOf,
  stateBucketName,
} from './environment';
export type {
  ArnScope,
  AutoScalingGroupTag,
  FactValues,
  LaunchTemplateTags,
  MissingFact,
  NameRules,
  Tags,
} from './environment';
export { allow, policyDocument, trustPolicy } from './iam';
export type { PolicyConditions, PolicyStatement } from './iam';
export { EncryptedLogGroup, logDeliveryStatement } from './logs';
export type { EncryptedLogGroupProps } from './logs';
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
export {
  choice,
  cutoffPath,
  cutoffStates,
  daysOfYear,
  equalsPath,
  isOneOf,
  loop,
  newestStates,
  noteFailure,
  permissionsOf,
  renderDefinition,
  Schedule,
  StateMachine,
  stateMachineArn,
  stateMachineLogGroupName,
  stateMachineName,
  taskMaker,
} from './state-machine';
export type {
  CutoffOptions,
  DeadLetterQueue,
  LoopOptions,
  NewestOptions,
  Retrier,
  Rule,
  ScheduleProps,
  State,
  StateMachineDefinition,
  StateMachineProps,
  StateMachineSchedule,
  States,
  Task,
  TaskOptions,
  TaskPermission,
  TaskPermissions,
} from './state-machine';
export { PrivateBucket } from './storage';
export type { PrivateBucketProps } from './storage';
export { EncryptedTopic, publishPermissions, publishStatements } from './topic';
export type { EncryptedTopicProps, TopicRef } from './topic';
