import type { EnvironmentRef } from '@etops/contracts';
import { EnvironmentStack } from '@etops/foundation';
import { synth, testEnvironment, testNetwork, withApp } from '@etops/testing';
import { Database, DatabaseReplica, databaseArn, databaseIdentifier } from '../src';
import type { DatabaseProps, DatabaseReplicaProps } from '../src';

export const drEnvironment = { ...testEnvironment, name: 'dr', region: 'eu-west-1' };

/** The test network, as it would be in another Region. */
export const networkIn = (region: string) => ({
  ...testNetwork,
  dataSubnets: ['a', 'b', 'c'].map((letter) => ({ id: `subnet-${letter}`, availabilityZone: `${region}${letter}` })),
});

export const databaseProps: DatabaseProps = {
  environment: testEnvironment,
  network: testNetwork,
  engine: 'postgres',
  engineVersion: '16',
  instanceClass: 'db.m7g.large',
  allocatedStorageGiB: 100,
  databaseName: 'airline',
};

/** A replica of which nobody knows what its source takes. */
export const lonelyReplicaProps: DatabaseReplicaProps = {
  environment: drEnvironment,
  network: networkIn('eu-west-1'),
  engine: 'postgres',
  engineVersion: '16',
  instanceClass: 'db.m7g.large',
  databaseName: 'airline',
  sourceArn: databaseArn(testEnvironment, databaseIdentifier(testEnvironment, 'database')),
};

export const replicaProps: DatabaseReplicaProps = { ...lonelyReplicaProps, source: { instanceClass: 'db.m7g.large' } };

/** A reference to an attribute of the one resource of a type, whatever its name. */
export const referenceTo = (type: string, attribute: string): unknown =>
  expect.stringMatching(new RegExp(`^\\$\\{${type}\\.[\\w-]+\\.${attribute}}$`));

/** Synthesizes a primary stack that is held to the policies. */
export const synthIn = (build: (stack: EnvironmentStack) => void) =>
  synth(build, (app) => new EnvironmentStack(app, 'primary', { environment: testEnvironment }));

export function synthDatabase(props: Partial<DatabaseProps> = {}) {
  const all = { ...databaseProps, ...props };
  return synth(
    (stack) => new Database(stack, 'database', all),
    (app) => new EnvironmentStack(app, all.environment.name, { environment: all.environment }),
  );
}

export function synthReplica(props: Partial<DatabaseReplicaProps> = {}) {
  const all = { ...replicaProps, ...props };
  return synth(
    (stack) => new DatabaseReplica(stack, 'database', all),
    (app) => new EnvironmentStack(app, all.environment.name, { environment: all.environment }),
  );
}

/** What a stack is warned of, in the order in which its constructs were made. */
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
