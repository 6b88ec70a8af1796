export {
  AGENT_CONTROL,
  AGENT_FILE,
  AGENT_METRICS,
  AGENT_NAMESPACE,
  agentConfiguration,
  agentDimensions,
} from './agent-configuration';
