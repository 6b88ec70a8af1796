export { CustomerKey, customerKeyAliasArn } from './customer-key';
export type { CustomerKeyProps } from './customer-key';
export { logsKeyStatement } from './logs-key-statement';
export { PUBLISHER_PRINCIPALS, topicKeyStatements, USE_TOPIC_KEY } from './topic-key-statements';
export type { TopicPublisher } from './topic-key-statements';
