export { AGENT_METRICS, AGENT_NAMESPACE, agentConfiguration, agentDimensions } from './agent-configuration';
export type { AgentConfig } from './agent-configuration';
export { startAgent } from './start-agent';
