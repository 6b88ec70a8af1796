import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { EnvironmentRef } from '@etops/contracts';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { CustomerKey, EnvironmentStack, stackEnvironment } from '../src';
import type { CustomerKeyProps } from '../src';
import { problemsOf, synth, testEnvironment, withApp } from './kit';

const keyOf = (props: Partial<CustomerKeyProps> = {}) =>
  synth(
    (stack: EnvironmentStack) => new CustomerKey(stack, 'key', { purpose: 'archive', ...props }),
    (app) => new EnvironmentStack(app, 'primary', { environment: testEnvironment }),
  );

describe('the environment of a construct', () => {
  it('is that of its stack', () => {
    expect(keyOf().text).toBe(keyOf({ environment: testEnvironment }).text);
    expect(keyOf({ environment: { ...testEnvironment } }).text).toBe(keyOf().text);
  });

  it('is in the Region of the provider, if the construct has another one than its stack', () => {
    const key = (environment?: { readonly region: string }) =>
      synth(
        (stack: EnvironmentStack) => {
          new CustomerKey(stack, 'key', {
            purpose: 'state',
            provider: stack.addProvider('eu-west-1'),
            ...(environment === undefined ? {} : { environment: { ...testEnvironment, ...environment } }),
          });
        },
        (app) => new EnvironmentStack(app, 'bootstrap', { environment: testEnvironment }),
      );

    expect(key().text).toBe(key({ region: 'eu-west-1' }).text);
    expect(problemsOf(() => key({ region: 'eu-central-1' }))).toEqual([
      "bootstrap/key: environment must be that of the stack, in the Region of the provider (region 'eu-west-1'), got region 'eu-central-1'; leave it out, or create the construct in the stack of that environment [ENVIRONMENT_MISMATCH]",
    ]);
  });

  it('must not differ from that of its stack in any member', () => {
    expect(
      problemsOf(() =>
        keyOf({
          environment: { ...testEnvironment, role: 'development', region: 'eu-west-1', accountId: '210987654321' },
        }),
      ),
    ).toEqual([
      "primary/key: environment must be that of the stack, in the Region of the provider (role 'production', region 'eu-central-1', accountId '123456789012'), got role 'development', region 'eu-west-1', accountId '210987654321'; leave it out, or create the construct in the stack of that environment [ENVIRONMENT_MISMATCH]",
    ]);
  });

  it('must be given in a stack of another class', () => {
    withApp((app) => {
      const stack = new TerraformStack(app, 'plain');

      expect(stackEnvironment(stack)).toBeUndefined();
      expect(problemsOf(() => new CustomerKey(stack, 'key', { purpose: 'archive' }))).toEqual([
        'plain/key: environment must be given in a stack without one, got nothing; give it, or use an EnvironmentStack [ENVIRONMENT_MISSING]',
      ]);
      expect(() => new CustomerKey(stack, 'own', { environment: testEnvironment, purpose: 'archive' })).not.toThrow();
    });
  });

  it('is not that of a stack around its own stack', () => {
    withApp((app) => {
      const outer = new EnvironmentStack(app, 'primary', { environment: testEnvironment });
      const plain = new TerraformStack(outer, 'plain');

      expect(stackEnvironment(plain)).toBeUndefined();
      expect(stackEnvironment(new Construct(plain, 'part'))).toBeUndefined();
      expect(stackEnvironment(new Construct(outer, 'part'))).toBe(outer.environment);
    });
  });

  it('must be of the Region of a given provider, in a stack of another class, too', () => {
    withApp((app) => {
      const stack = new TerraformStack(app, 'plain');
      const provider = new AwsProvider(stack, 'aws', { region: 'eu-west-1' });
      const keyIn = (id: string, region: string) =>
        new CustomerKey(stack, id, { environment: { ...testEnvironment, region }, purpose: 'archive', provider });

      expect(() => keyIn('same', 'eu-west-1')).not.toThrow();
      expect(problemsOf(() => keyIn('key', 'eu-central-1'))).toEqual([
        "plain/key: environment must be that of the stack, in the Region of the provider (region 'eu-west-1'), got region 'eu-central-1'; leave it out, or create the construct in the stack of that environment [ENVIRONMENT_MISMATCH]",
      ]);
    });
  });

  it('is checked in a stack of another class, as an EnvironmentStack checks its own', () => {
    withApp((app) => {
      const stack = new TerraformStack(app, 'plain');
      const keyIn = (environment: Partial<EnvironmentRef>) =>
        new CustomerKey(stack, 'key', { environment: { ...testEnvironment, ...environment }, purpose: 'archive' });

      expect(problemsOf(() => keyIn({ application: 'internal', accountId: '42' }))).toEqual([
        "plain/key: environment.accountId must be twelve digits, got '42'; use the account's id, not its alias [ENVIRONMENT_ACCOUNT]",
        "plain/key: environment.application must not begin physical names with 'internal-', which Elastic Load Balancing refuses for load balancers, got 'internal'; use another name [ENVIRONMENT_NAME_RESERVED]",
      ]);
    });
  });
});
