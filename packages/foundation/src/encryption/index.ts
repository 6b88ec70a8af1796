export { CustomerKey, customerKeyAliasArn } from './customer-key';
export type { CustomerKeyProps } from './customer-key';
