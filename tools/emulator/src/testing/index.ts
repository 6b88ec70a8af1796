export { AwsClients } from './aws-clients';
export { Mailbox } from './mailbox';
export type { Mail } from './mailbox';
export { StateMachines } from './state-machines';
export type { Execution } from './state-machines';
