import type { Checked } from '@etops/foundation';
import { EnvironmentStack, synthesizeApp } from '@etops/foundation';
import { problemsOf, synth, testEnvironment } from '@etops/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Network } from '../src';
import type { NetworkProps } from '../src';
import type { AddressRange } from '../src/address-plan';
import { rangesConflict } from '../src/address-plan';

const environment = (name: string, region: string) => ({ ...testEnvironment, name, region });
const network = (name: string, region: string, cidrBlock: string, changes: Partial<NetworkProps> = {}) => ({
  environment: environment(name, region),
  cidrBlock,
  availabilityZones: [`${region}a`, `${region}b`],
  flowLogs: 'none' as const,
  ...changes,
});

/** Synthesizes an app of one stack per network. */
const app = (...networks: Checked<NetworkProps>[]) => {
  const outdir = mkdtempSync(join(tmpdir(), 'etops-ranges-'));
  try {
    return synthesizeApp(
      networks.map((props) => (root) => {
        const stack = new EnvironmentStack(root, props.environment.name, { environment: props.environment });
        new Network(stack, 'network', props);
        return stack;
      }),
      join(outdir, 'out'),
    );
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
};

describe('address ranges of an app', () => {
  it('pass if none overlaps another', () => {
    expect(() =>
      app(
        network('primary', 'eu-central-1', '10.0.0.0/16', { reserved: [{ name: 'site', cidrBlock: '10.8.0.0/14' }] }),
        network('dr', 'eu-west-1', '10.1.0.0/16', { reserved: [{ name: 'site', cidrBlock: '10.8.0.0/14' }] }),
      ),
    ).not.toThrow();
  });

  it('fail once when two environments overlap, with the paths of both', () => {
    expect(
      problemsOf(() =>
        app(network('primary', 'eu-central-1', '10.0.0.0/16'), network('dr', 'eu-west-1', '10.0.128.0/20')),
      ),
    ).toEqual([
      "dr/network: cidrBlock must not overlap another range of the app, got '10.0.128.0/20', which overlaps '10.0.0.0/16' of primary/network (cidrBlock); use another range for one of them [NETWORK_CIDR_OVERLAP]",
    ]);
  });

  it('fail once when an environment uses a range that another has reserved', () => {
    expect(
      problemsOf(() =>
        app(
          network('primary', 'eu-central-1', '10.0.0.0/16'),
          network('dr', 'eu-west-1', '10.1.0.0/16', { reserved: [{ name: 'depot', cidrBlock: '10.0.4.0/24' }] }),
        ),
      ),
    ).toEqual([
      "dr/network: reserved.depot must not overlap another range of the app, got '10.0.4.0/24', which overlaps '10.0.0.0/16' of primary/network (cidrBlock); use another range for one of them [NETWORK_CIDR_OVERLAP]",
    ]);
  });

  it('fail when two networks of an environment have the same name, and so the same log group', () => {
    const flowLogs = { destination: 'cloud-watch-logs' } as const;

    expect(
      problemsOf(() =>
        synth(
          (stack) => {
            new Network(stack, 'one', { ...network('primary', 'eu-central-1', '10.0.0.0/16'), flowLogs });
            new Network(stack, 'two', { ...network('primary', 'eu-central-1', '10.1.0.0/16'), flowLogs });
          },
          (root) => new EnvironmentStack(root, 'test', { environment: testEnvironment }),
        ),
      ),
    ).toEqual([
      expect.stringMatching(
        /^test\/two: aws_cloudwatch_log_group '.*airline-primary-network-flow-logs' must exist once in eu-central-1 .* got it in test\/one as well .*\[DUPLICATE_NAME\]$/,
      ),
    ]);
  });
});

describe('rangesConflict', () => {
  const range = (kind: AddressRange['kind'], cidrBlock: string): AddressRange => ({ kind, prop: 'range', cidrBlock });

  it.each([
    ['two networks', range('network', '10.0.0.0/16'), range('network', '10.0.0.0/16'), true],
    ['a network and a site', range('network', '10.0.0.0/16'), range('reserved', '10.0.0.0/8'), true],
    ['a network and itself as a peer', range('network', '10.0.0.0/16'), range('peer', '10.0.0.0/16'), false],
    ['a network and a peer that is another', range('peer', '10.0.0.0/20'), range('network', '10.0.0.0/16'), true],
    ['a peer and a site', range('peer', '10.0.0.0/16'), range('reserved', '10.0.0.0/16'), true],
    ['one site declared twice', range('reserved', '10.0.0.0/16'), range('reserved', '10.0.0.0/16'), false],
    ['one peer declared twice', range('peer', '10.0.0.0/16'), range('peer', '10.0.0.0/16'), false],
    ['networks apart', range('network', '10.0.0.0/16'), range('network', '10.1.0.0/16'), false],
    ['a token', range('network', '${TfToken[TOKEN.1]}'), range('network', '10.1.0.0/16'), false],
  ])('decides whether ranges conflict: %s', (_, one, other, expected) => {
    expect([rangesConflict(one, other), rangesConflict(other, one)]).toEqual([expected, expected]);
  });
});
