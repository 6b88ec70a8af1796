export { ALARM_NAME_LENGTH, LOG_GROUP_NAME_LENGTH, LOG_RETENTION_DAYS } from './cloudwatch';
export { SECURITY_GROUP_NAME_LENGTH, TAG_VALUE_LENGTH } from './ec2';
export { ROLE_NAME_LENGTH } from './iam';
export { KMS_ALIAS_LENGTH } from './kms';
export { EVENT_RULE_NAME_LENGTH, QUEUE_RETENTION_SECONDS, TOPIC_NAME_LENGTH } from './messaging';
export { PORT } from './port';
export { BUCKET_NAME_LENGTH } from './s3';
export { SCHEDULE_EVENT_AGE_SECONDS, SCHEDULE_RETRIES } from './scheduler';
