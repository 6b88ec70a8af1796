export { EncryptedTopic } from './encrypted-topic';
export type { EncryptedTopicProps } from './encrypted-topic';
export { publishPermissions, publishStatements } from './topic-statements';
export type { TopicRef } from './topic-statements';
