/**
 * IAM prefixes of the services that Step Functions calls through the SDK, by the SDK's name of the service.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html (checked 2026-11-27)
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html (checked 2026-11-27)
 */
const SDK_PREFIXES: Readonly<Record<string, string>> = {
  applicationautoscaling: 'application-autoscaling',
  autoscaling: 'autoscaling',
  backup: 'backup',
  budgets: 'budgets',
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
  s3: 's3',
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

/** Optimized integrations whose one call needs one action of the same name. */
const OPTIMIZED_PREFIXES: Readonly<Record<string, string>> = {
  dynamodb: 'dynamodb',
  events: 'events',
  lambda: 'lambda',
  sns: 'sns',
  sqs: 'sqs',
  states: 'states',
};

/**
 * Calls whose permission has another name.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html (checked 2026-11-27)
 */
const OTHER_ACTIONS: Readonly<Record<string, string>> = {
  'lambda:Invoke': 'lambda:InvokeFunction',
  's3:HeadBucket': 's3:ListBucket',
  's3:HeadObject': 's3:GetObject',
  's3:ListBuckets': 's3:ListAllMyBuckets',
  's3:ListObjects': 's3:ListBucket',
  's3:ListObjectsV2': 's3:ListBucket',
  's3:ListObjectVersions': 's3:ListBucketVersions',
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
  const prefix = (sdk === undefined ? OPTIMIZED_PREFIXES : SDK_PREFIXES)[service];
  // A job that Step Functions waits for needs permissions to follow and stop it, too.
  if (prefix === undefined || pattern?.startsWith('sync') === true) {
    throw new Error(
      `the IAM action of '${resource}' is not known; set allow.actions, for example ['rds:StartExportTask']`,
    );
  }
  const action = `${prefix}:${call.charAt(0).toUpperCase()}${call.slice(1)}`;
  return OTHER_ACTIONS[action] ?? action;
}
