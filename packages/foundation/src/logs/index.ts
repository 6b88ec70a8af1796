export { checkLogRetention } from './check-log-retention';
export { EncryptedLogGroup } from './encrypted-log-group';
export type { EncryptedLogGroupProps } from './encrypted-log-group';
export { logDeliveryStatement } from './log-delivery';
