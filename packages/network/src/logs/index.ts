export { checkLogRetention } from './check-log-retention';
