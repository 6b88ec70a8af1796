import type { EnvironmentRef } from '@etops/contracts';
import type { Checked } from '@etops/foundation';
import { EnvironmentStack } from '@etops/foundation';
import { synth, testEnvironment, testNetwork, withApp } from '@etops/testing';
import { Database, DatabaseReplica, databaseArn, databaseIdentifier } from '../src';
import type { DatabaseProps, DatabaseReplicaProps } from '../src';

export const drEnvironment = { ...testEnvironment, name: 'dr', region: 'eu-west-1' };

/** Returns the test network in another Region. */
export const networkIn = (region: string) => ({
  ...testNetwork,
  dataSubnets: ['a', 'b', 'c'].map((letter) => ({ id: `subnet-${letter}`, availabilityZone: `${region}${letter}` })),
});

export const databaseProps: Checked<DatabaseProps> = {
  environment: testEnvironment,
  network: testNetwork,
  engine: 'postgres',
  engineVersion: '16',
  instanceClass: 'db.m7g.large',
  allocatedStorageGiB: 100,
  databaseName: 'airline',
};

/** Replica whose source is unknown, apart from its ARN. */
export const replicaOfUnknownSourceProps: Checked<DatabaseReplicaProps> = {
  environment: drEnvironment,
  network: networkIn('eu-west-1'),
  engine: 'postgres',
  engineVersion: '16',
  instanceClass: 'db.m7g.large',
  databaseName: 'airline',
  sourceArn: databaseArn(testEnvironment, databaseIdentifier(testEnvironment, 'database')),
};

export const replicaProps: Checked<DatabaseReplicaProps> = {
  ...replicaOfUnknownSourceProps,
  source: { instanceClass: 'db.m7g.large' },
};

/** Matches a reference to an attribute of a resource of a type, with any name. */
export const referenceTo = (type: string, attribute: string): unknown =>
  expect.stringMatching(new RegExp(`^\\$\\{${type}\\.[\\w-]+\\.${attribute}}$`));

/** Synthesizes a primary stack with all policies. */
export const synthIn = (build: (stack: EnvironmentStack) => void, environment: EnvironmentRef = testEnvironment) =>
  synth(build, (app) => new EnvironmentStack(app, environment.name, { environment }));

export function synthDatabase(props: Partial<Checked<DatabaseProps>> = {}) {
  const all = { ...databaseProps, ...props };
  return synth(
    (stack) => new Database(stack, 'database', all),
    (app) => new EnvironmentStack(app, all.environment.name, { environment: all.environment }),
  );
}

export function synthReplica(props: Partial<Checked<DatabaseReplicaProps>> = {}) {
  const all = { ...replicaProps, ...props };
  return synth(
    (stack) => new DatabaseReplica(stack, 'database', all),
    (app) => new EnvironmentStack(app, all.environment.name, { environment: all.environment }),
  );
}

/** Returns the warnings of a stack, in the order in which its constructs were created. */
export const warningsOf = (environment: EnvironmentRef, build: (stack: EnvironmentStack) => unknown): unknown[] =>
  withApp((app) => {
    const stack = new EnvironmentStack(app, environment.name, { environment });
    build(stack);
    return stack.node
      .findAll()
      .flatMap(({ node }) => node.metadata)
      .filter(({ type }) => type === '@cdktf/warn')
      .map(({ data }) => data as unknown);
  });
