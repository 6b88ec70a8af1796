import { EnvironmentStack } from '@etops/foundation';
import { problemsOf, synth, testEnvironment, testNetwork } from '@etops/testing';
import type { SynthesizedJson } from '@etops/testing';
import { WebTier } from '../src';
import type { WebTierProps } from '../src';

/** Props of a sound web tier. */
export const webTierProps: WebTierProps = {
  environment: testEnvironment,
  network: testNetwork,
  domain: {
    hostedZoneId: 'Z0123456789ABCDEFGHIJ',
    zoneName: 'airline.example',
    originName: 'origin-primary.airline.example',
  },
  capacity: { minSize: 6, desiredCapacity: 6, maxSize: 12 },
  imageId: 'ami-0123456789abcdef0',
  instanceType: 'm7g.large',
};

/** Synthesizes a stack with the default policies. */
export const synthIn = (build: (stack: EnvironmentStack) => void, environment = testEnvironment) =>
  synth(build, (app) => new EnvironmentStack(app, environment.name, { environment }));

const synthesized = new Map<string, SynthesizedJson>();

/** Synthesizes a web tier, the same props once only, since a site has some sixty resources. */
export function synthWebTier(props: Partial<WebTierProps> = {}): SynthesizedJson {
  const all = { ...webTierProps, ...props };
  const key = JSON.stringify(all);
  const json =
    synthesized.get(key) ??
    synthIn((stack) => {
      new WebTier(stack, 'web', all);
    }, all.environment);
  synthesized.set(key, json);
  return json;
}

/** Returns all problems of a web tier, one per line. */
export const problemsWith = (props: Partial<WebTierProps>): string => problemsOf(() => synthWebTier(props)).join('\n');

/** Returns the addresses that props add to a web tier without them. */
export function addedAddresses(props: Partial<WebTierProps>): readonly string[] {
  const without = synthWebTier().addresses();
  return synthWebTier(props)
    .addresses()
    .filter((address) => !without.includes(address));
}

/** Matches a reference to an attribute of any resource of a type. */
export const referenceTo = (type: string, attribute: string): unknown =>
  expect.stringMatching(new RegExp(`^\\$\\{${type}\\.[\\w-]+\\.${attribute}}$`));

/** Returns the statements of a policy that the JSON contains as text. */
export const statementsOf = (policy: unknown): readonly Readonly<Record<string, unknown>>[] =>
  (JSON.parse(String(policy)) as { Statement: Readonly<Record<string, unknown>>[] }).Statement;

/** Returns the statements of a policy of the servers' role. */
export const serverStatements = (
  json: SynthesizedJson,
  policy: 'server' | 'application' | 'systems-manager' = 'server',
) =>
  statementsOf(
    json
      .resources('aws_iam_role_policy')
      .find(({ name, role }) => name === policy && String(role).includes('instance-role'))?.policy,
  );
