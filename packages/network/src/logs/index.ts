export { checkLogRetention } from './check-log-retention';
export { EncryptedLogGroup } from './encrypted-log-group';
