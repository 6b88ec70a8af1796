export { failoverCapabilities } from './failover-capabilities';
