import { EnvironmentStack } from '@etops/foundation';
import type { Block } from '@etops/foundation';
import type { SynthesizedJson } from '@etops/testing';
import { synth, testEnvironment } from '@etops/testing';
import { DnsFailover } from '../src';
import type { FailoverSettings } from '../src';
import { settings } from './settings';

export const environment = { ...testEnvironment, name: 'dns', role: 'recovery', region: 'eu-west-1' } as const;

export const failoverIn = (stack: EnvironmentStack, props: FailoverSettings) =>
  new DnsFailover(stack, 'failover', { environment, ...props });

export const synthesize = (build: (stack: EnvironmentStack) => unknown) =>
  synth(
    (stack: EnvironmentStack) => {
      build(stack);
    },
    (app) => new EnvironmentStack(app, 'dns', { environment }),
  );

const known = new Map<FailoverSettings, SynthesizedJson>();

/** Returns the JSON of a failover, synthesized once for the same settings. */
export function failoverOf(props: FailoverSettings = settings): SynthesizedJson {
  const json = known.get(props) ?? synthesize((stack) => failoverIn(stack, props));
  known.set(props, json);
  return json;
}

/** Returns a health check by its name. */
export const namedCheck = (id: string) =>
  failoverOf()
    .resources('aws_route53_health_check')
    .find(({ tags }) => (tags as Block).Name === `airline-dns-${id}`);
