import { END_OF_FILE } from '../shell';
import type { AgentConfig } from './agent-configuration';
import { AGENT_CONTROL, AGENT_FILE, agentConfiguration } from './agent-configuration';

/**
 * Returns the commands that start the agent, at every boot as well. A missing agent, or one that does not start, is no
 * failure.
 */
export function startAgent(config: AgentConfig): readonly string[] {
  return [
    `if [ -x ${AGENT_CONTROL} ]; then`,
    `  cat > ${AGENT_FILE} <<'${END_OF_FILE}'`,
    JSON.stringify(agentConfiguration(config)),
    END_OF_FILE,
    `  ${AGENT_CONTROL} -a fetch-config -m ec2 -s -c file:${AGENT_FILE} || echo 'the CloudWatch agent does not start' >&2`,
    'else',
    `  echo 'no CloudWatch agent in this image' >&2`,
    'fi',
  ];
}
