export { EncryptedLogGroup } from './encrypted-log-group';
