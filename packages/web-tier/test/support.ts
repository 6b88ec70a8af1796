import { EnvironmentStack } from '@etops/foundation';
import { synth, testEnvironment, testNetwork } from '@etops/testing';
import type { SynthesizedJson } from '@etops/testing';
import { WebTier } from '../src';
import type { WebTierProps } from '../src';

export const webTierProps: WebTierProps = {
  environment: testEnvironment,
  network: testNetwork,
  domain: {
    hostedZoneId: 'Z0123456789ABCDEFGHIJ',
    zoneName: 'airline.example',
    originName: 'origin-primary.airline.example',
  },
  capacity: { minimum: 6, normal: 6, maximum: 12 },
  imageId: 'ami-0123456789abcdef0',
  instanceType: 'm7g.large',
};

/** A stack that is held to the policies. */
export const synthIn = (build: (stack: EnvironmentStack) => void, environment = testEnvironment) =>
  synth(build, (app) => new EnvironmentStack(app, environment.name, { environment }));

const synthesized = new Map<string, SynthesizedJson>();

/** Synthesizes a web tier; the same props once only, since a site is some sixty resources. */
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

/** A reference to an attribute of a resource of a type, whatever its name. */
export const referenceTo = (type: string, attribute: string): unknown =>
  expect.stringMatching(new RegExp(`^\\$\\{${type}\\.[\\w-]+\\.${attribute}}$`));

/** The statements of a policy that stands in the JSON as text. */
export const statementsOf = (policy: unknown): readonly Readonly<Record<string, unknown>>[] =>
  (JSON.parse(String(policy)) as { Statement: Readonly<Record<string, unknown>>[] }).Statement;
