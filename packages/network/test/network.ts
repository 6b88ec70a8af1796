import type { Checked } from '@etops/foundation';
import { EnvironmentStack } from '@etops/foundation';
import { problemsOf, synth, testEnvironment } from '@etops/testing';
import { Network } from '../src';
import type { NetworkProps } from '../src';

/** Valid props of a network. */
export const props: Checked<NetworkProps> = {
  environment: testEnvironment,
  cidrBlock: '10.0.0.0/16',
  availabilityZones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
};

/** Returns the JSON of a stack. */
export const synthIn = (build: (stack: EnvironmentStack) => void, environment = props.environment) =>
  synth(build, (app) => new EnvironmentStack(app, 'primary', { environment }));

/** Returns the JSON of a stack with one network. */
export const networkOf = (
  changes: Partial<Checked<NetworkProps>> = {},
  use: (network: Network) => void = () => undefined,
) => {
  const merged = { ...props, ...changes };
  return synthIn((stack) => {
    use(new Network(stack, 'network', merged));
  }, merged.environment);
};

/** Returns the resource with a `Name` tag. */
export const named = (blocks: readonly Readonly<Record<string, unknown>>[], name: string) =>
  blocks.find(({ tags }) => (tags as { Name?: string }).Name === name);

/** JSON of the network with no optional props. */
export const standard = networkOf();

/** Returns the problems of a network. */
export const problems = (changes: Partial<NetworkProps>) => problemsOf(() => networkOf(changes));
