export { alarmConfig, checkAlarms } from './alarms';
export { CustomerKey, customerKeyAliasArn, logsKeyStatement, topicKeyStatements } from './encryption';
export type { CustomerKeyProps, TopicPublisher } from './encryption';
export {
  arnOf,
  autoScalingGroupTags,
  awsManagedPolicyArn,
  checkAccountId,
  checkApplicationName,
  checkArn,
  checkArnOf,
  checkResourceId,
  checkTags,
  checkZones,
  environmentTags,
  globalNameFor,
  iamArnOf,
  idFor,
  isInstanceType,
  isProtected,
  isRegionId,
  launchTemplateTags,
  nameFor,
  parseArn,
  partitionOf,
  regionOfArn,
  regionOfZone,
  s3ArnOf,
  stackEnvironment,
  stateBucketName,
  warnOfUnknownRegion,
  zonesInPlaceOf,
} from './environment';
export type {
  Arn,
  ArnKind,
  ArnPattern,
  ArnRequirement,
  ArnScope,
  AutoScalingGroupTag,
  LaunchTemplateTags,
  IdRules,
  NamedZone,
  NameRules,
  ResourceIdKind,
  TagOptions,
  Tags,
} from './environment';
export { allow, policyDocument, trustPolicy } from './iam';
export type { PolicyConditions, PolicyStatement } from './iam';
export { checkLogRetention, EncryptedLogGroup, logDeliveryStatement } from './logs';
export type { EncryptedLogGroupProps } from './logs';
export {
  ALARM_NAME_LENGTH,
  BUCKET_NAME_LENGTH,
  EVENT_RULE_NAME_LENGTH,
  LOG_GROUP_NAME_LENGTH,
  LOG_RETENTION_DAYS,
  PORT,
  ROLE_NAME_LENGTH,
  SECURITY_GROUP_NAME_LENGTH,
  TAG_KEY_LENGTH,
  TAG_VALUE_LENGTH,
  TOPIC_NAME_LENGTH,
} from './limits';
export { uniqueNames } from './physical-names';
export type { NameScope, UniqueName } from './physical-names';
export {
  bucketsPrivate,
  defaultPolicies,
  deletionProtected,
  enforcePolicies,
  findSecrets,
  imdsv2Required,
  noPublicIngress,
  noSecretLiteral,
  regionIsolated,
  storageEncrypted,
} from './policies';
export type { Policy, PolicySubject } from './policies';
export {
  checkGiven,
  checkIpv4Range,
  checkOneOf,
  checkTimeZone,
  checkWholeNumber,
  formatMessage,
  formatProblem,
  isTimeZone,
  isToken,
  isWholeNumber,
  literals,
  numberAsText,
  ProblemCollector,
  ProblemList,
  propPath,
  show,
  throwProblems,
  ValidationError,
} from './problems';
export type { Known, LocatedProblem, OneOfOptions, Problem, Range, WholeNumberOptions } from './problems';
export { keptDescription, replacementTrigger } from './replacement';
export { checkSchedule, longestIntervalDays, nextRuns, scheduleFault } from './schedule';
export type { NextRunsOptions, ScheduleDialect, ScheduleRequirement } from './schedule';
export { cdktfOutdir, createWorkFolder, EnvironmentStack, synthesizeApp } from './stack';
export type {
  AppCheck,
  EnvironmentStackProps,
  StackBuilder,
  StateLocation,
  SynthesisResult,
  SynthesizedStack,
} from './stack';
export {
  addressesIn,
  blocksAt,
  blocksOf,
  escapeTemplates,
  isLiteralText,
  jsonText,
  preventsDestroy,
  refersTo,
  stackElements,
  StackReader,
  textOf,
  textsOf,
} from './stack-json';
export { adoptResource, forgetResource } from './state';
export { readOutputs, recordOutputs, StackOutputs } from './stack-outputs';
export type { MissingOutput, OutputValues, RecordedOutputNames, RecordOutputsOptions } from './stack-outputs';
export type {
  Block,
  StackDocument,
  StackElementKind,
  StackJson,
  StackProvider,
  StackResource,
  TerraformBlock,
  TypedBlocks,
} from './stack-json';
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
export { isBucketName, PrivateBucket } from './storage';
export type { PrivateBucketProps } from './storage';
export { EncryptedTopic, publishPermissions, publishStatements } from './topic';
export type { EncryptedTopicProps, TopicRef } from './topic';
export {
  alternativesOf,
  checkOptions,
  checkProps,
  checkShape,
  isInstance,
  isOptionalMember,
  memberName,
  nearest,
} from './props';
export type {
  AnyOfShape,
  Checked,
  ListShape,
  MapShape,
  MembersShape,
  OneOfShape,
  PatternShape,
  Shape,
  ShapeOptions,
  Shapes,
  VerbatimShape,
} from './props';
