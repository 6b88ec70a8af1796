import { TerraformStack, TerraformVariable } from 'cdktf';
import { problemsOf, synth, testEnvironment, withApp } from './kit';
import { EnvironmentStack } from '../src';
import type { EnvironmentStackProps } from '../src';

const stackOf = (props: Partial<EnvironmentStackProps> = {}) =>
  synth(
    () => undefined,
    (app) => new EnvironmentStack(app, 'primary', { environment: testEnvironment, ...props }),
  );

describe('EnvironmentStack', () => {
  it('works in one account and one Region only, and tags everything', () => {
    const { provider } = stackOf({ tags: { CostCenter: '42' } }).json as { provider: { aws: unknown[] } };

    expect(provider.aws).toEqual([
      {
        region: 'eu-central-1',
        allowed_account_ids: ['123456789012'],
        default_tags: [
          { tags: { Application: 'airline', Environment: 'primary', ManagedBy: 'terraform', CostCenter: '42' } },
        ],
      },
    ]);
  });

  it('keeps its state in its own Region, with a lock file', () => {
    const { terraform } = stackOf().json as { terraform: { backend: unknown; required_version: string } };

    expect(terraform.required_version).toBe('>= 1.11.0');
    expect(terraform.backend).toEqual({
      s3: {
        bucket: 'airline-state-123456789012-eu-central-1',
        key: 'primary.tfstate',
        region: 'eu-central-1',
        use_lockfile: true,
        allowed_account_ids: ['123456789012'],
      },
    });
  });

  it('tells the fork of cdktf which Terraform it needs', () => {
    const context = withApp((app) => {
      app.node.setContext('targetVersions', { terraform: '>=1.5.7' });
      return new EnvironmentStack(app, 'primary', { environment: testEnvironment }).node.tryGetContext(
        'targetVersions',
      ) as unknown;
    });

    expect(context).toEqual({ terraform: '>=1.11.0' });
  });

  it('keeps its state in a relative path with a local state', () => {
    const { terraform } = stackOf({ state: 'local' }).json as { terraform: { backend: unknown } };

    expect(terraform.backend).toEqual({ local: { path: '../../../terraform.primary.tfstate' } });
  });

  it('adds a provider for another Region with the same account and tags', () => {
    const { json } = synth(
      (stack: EnvironmentStack) => stack.addProvider('us-east-1'),
      (app) => new EnvironmentStack(app, 'primary', { environment: testEnvironment }),
    );

    expect((json as { provider: { aws: unknown[] } }).provider.aws[1]).toMatchObject({
      alias: 'us-east-1',
      region: 'us-east-1',
      allowed_account_ids: ['123456789012'],
    });
  });

  it('reports every problem of the environment at once', () => {
    const environment = { ...testEnvironment, region: 'Frankfurt', accountId: '12', name: 'Primary!' };

    expect(problemsOf(() => stackOf({ environment }))).toEqual([
      "primary: environment.region must be an AWS Region id, got 'Frankfurt'; use one such as 'eu-central-1' [ENVIRONMENT_REGION]",
      "primary: environment.accountId must be twelve digits, got '12'; use the account's id, not its alias [ENVIRONMENT_ACCOUNT]",
      "primary: environment.name must be 1 to 24 of a-z, 0-9 and '-', starting with a letter, got 'Primary!'; physical names start with it [ENVIRONMENT_NAME]",
    ]);
  });

  it('refuses an environment with a token, and names the prop', () => {
    withApp((app) => {
      const { stringValue } = new TerraformVariable(new TerraformStack(app, 'other'), 'variable', {});
      const environment = { ...testEnvironment, region: stringValue };

      expect(problemsOf(() => new EnvironmentStack(app, 'primary', { environment }))).toEqual([
        'primary: environment.region must be a literal, got a token; names and ARNs are computed from it [LITERAL_REQUIRED]',
      ]);
    });
  });
});
