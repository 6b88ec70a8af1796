/**
 * IAM prefixes of the services that Step Functions calls through the SDK, by the SDK's name of the service.
 *
 * The actions of these services are named like their calls. Those of S3 are listed below; those of AWS Budgets, such as
 * `budgets:ViewBudget`, are no calls at all.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const SDK_PREFIXES: Readonly<Record<string, string>> = {
  applicationautoscaling: 'application-autoscaling',
  autoscaling: 'autoscaling',
  backup: 'backup',
  cloudwatch: 'cloudwatch',
  cloudwatchlogs: 'logs',
  codebuild: 'codebuild',
  codepipeline: 'codepipeline',
  costexplorer: 'ce',
  databasemigration: 'dms',
  docdb: 'rds',
  drs: 'drs',
  dynamodb: 'dynamodb',
  ec2: 'ec2',
  ecs: 'ecs',
  efs: 'elasticfilesystem',
  elasticbeanstalk: 'elasticbeanstalk',
  elasticloadbalancing: 'elasticloadbalancing',
  elasticloadbalancingv2: 'elasticloadbalancing',
  eventbridge: 'events',
  fsx: 'fsx',
  iam: 'iam',
  imagebuilder: 'imagebuilder',
  kms: 'kms',
  lambda: 'lambda',
  neptune: 'rds',
  rds: 'rds',
  resourcegroupstaggingapi: 'tag',
  route53: 'route53',
  scheduler: 'scheduler',
  secretsmanager: 'secretsmanager',
  sfn: 'states',
  sns: 'sns',
  sqs: 'sqs',
  ssm: 'ssm',
  storagegateway: 'storagegateway',
  sts: 'sts',
  wafv2: 'wafv2',
};

/** Optimized integrations whose call needs one action of the same name. */
const OPTIMIZED_PREFIXES: Readonly<Record<string, string>> = {
  dynamodb: 'dynamodb',
  events: 'events',
  lambda: 'lambda',
  sns: 'sns',
  sqs: 'sqs',
  states: 'states',
};

/** Calls whose permission has another name. */
const OTHER_ACTIONS: Readonly<Record<string, string>> = { 'lambda:Invoke': 'lambda:InvokeFunction' };

/**
 * Calls of S3 with the one action that each needs. Many of S3's actions have other names than its calls, and IAM accepts
 * a name that does not exist: so no other call of S3 is derived.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 */
const S3_ACTIONS: Readonly<Record<string, string>> = {
  deleteObject: 's3:DeleteObject',
  deleteObjects: 's3:DeleteObject',
  getObject: 's3:GetObject',
  getObjectTagging: 's3:GetObjectTagging',
  headBucket: 's3:ListBucket',
  headObject: 's3:GetObject',
  listBuckets: 's3:ListAllMyBuckets',
  listObjects: 's3:ListBucket',
  listObjectsV2: 's3:ListBucket',
  listObjectVersions: 's3:ListBucketVersions',
  putObject: 's3:PutObject',
  putObjectTagging: 's3:PutObjectTagging',
  restoreObject: 's3:RestoreObject',
};

/**
 * Returns the IAM action that a task's call needs.
 *
 * @param resource the task's resource without the prefix of its ARN, for example `aws-sdk:rds:promoteReadReplica`
 * @throws Error if it cannot be derived
 */
export function iamActionOf(resource: string): string {
  const [, sdk, service = '', call = '', pattern] =
    /^(aws-sdk:)?([a-z0-9]+):([A-Za-z0-9]+)(?:\.(.+))?$/.exec(resource) ?? [];
  // A job that Step Functions waits for needs permissions to poll and stop it, too.
  const action = pattern?.startsWith('sync') === true ? undefined : actionOf(sdk !== undefined, service, call);
  if (action === undefined) {
    throw new Error(
      `the IAM action of '${resource}' is not known; set allow.actions, for example ['rds:StartExportTask']`,
    );
  }
  return action;
}

function actionOf(isSdk: boolean, service: string, call: string): string | undefined {
  if (isSdk && service === 's3') {
    return S3_ACTIONS[call];
  }
  const prefix = (isSdk ? SDK_PREFIXES : OPTIMIZED_PREFIXES)[service];
  const action = `${String(prefix)}:${call.charAt(0).toUpperCase()}${call.slice(1)}`;
  return prefix === undefined ? undefined : (OTHER_ACTIONS[action] ?? action);
}
