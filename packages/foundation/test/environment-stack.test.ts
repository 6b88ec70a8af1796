import { TerraformStack, TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
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

  it('encrypts its state with a given key, and names the key in each request', () => {
    const stateKmsKeyArn = 'arn:aws:kms:eu-central-1:123456789012:alias/airline-bootstrap-state';

    const { terraform } = stackOf({ stateKmsKeyArn }).json as { terraform: { backend: unknown } };

    expect(terraform.backend).toMatchObject({ s3: { encrypt: true, kms_key_id: stateKmsKeyArn } });
  });

  it('refuses a key of another Region, and a key for a local state', () => {
    const stateKmsKeyArn = 'arn:aws:kms:eu-west-1:123456789012:alias/airline-bootstrap-state';

    expect(problemsOf(() => stackOf({ stateKmsKeyArn, state: 'local' }))).toEqual([
      expect.stringMatching(/^primary: stateKmsKeyArn must .*eu-central-1.* \[ARN\]$/),
      expect.stringMatching(/^primary: stateKmsKeyArn must not be given with state 'local', .* \[STATE_KEY\]$/),
    ]);
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
      "primary: environment.name must be 1 to 24 of a-z, 0-9 and '-', starting with a letter, without '--' or '-' at the end, got 'Primary!'; physical names start with it [ENVIRONMENT_NAME]",
    ]);
  });

  it.each([
    ['eu-west-9', "use 'eu-west-1', 'eu-west-2', 'eu-west-3'"],
    ['nz-north-1', "run 'aws account list-regions'"],
  ])('warns of %p, which is in no list, but may be new', (region, advice) => {
    withApp((app) => {
      const { node } = new EnvironmentStack(app, 'primary', { environment: { ...testEnvironment, region } });

      expect(node.metadata.map(({ data }) => data as unknown)).toEqual([
        `environment.region should be a Region that AWS is known to have, got '${region}'; ${advice}, unless it is newer than this list [REGION_UNKNOWN]`,
      ]);
    });
  });

  it('does not warn of a Region that exists', () => {
    withApp((app) => {
      const environment = { ...testEnvironment, region: 'ap-southeast-6' };

      expect(new EnvironmentStack(app, 'primary', { environment }).node.metadata).toEqual([]);
    });
  });

  it.each(['cn-north-1', 'us-gov-west-1', 'us-iso-east-1', 'eusc-de-east-1'])(
    'refuses %p, where nothing was tried',
    (region) => {
      expect(problemsOf(() => stackOf({ environment: { ...testEnvironment, region } }))).toEqual([
        expect.stringMatching(
          `^primary: environment.region must be a Region of the partition 'aws', got '${region}' of 'aws-[a-z-]+'; use one such as 'eu-central-1', since these packages were never tried in China, GovCloud or an isolated partition \\[ENVIRONMENT_PARTITION\\]$`,
        ),
      ]);
    },
  );

  it.each([
    ['internal', 'internal-', 'Elastic Load Balancing refuses for load balancers'],
    ['sg-tools', 'sg-', 'EC2 refuses for security groups'],
    ['ssm-tools', 'ssm', 'Systems Manager refuses for parameters'],
    ['aws-portal', 'aws', 'Systems Manager refuses for parameters'],
    ['sthree', 'sthree-', 'S3 refuses for buckets'],
  ])('refuses the application %p', (application, prefix, refusal) => {
    expect(problemsOf(() => stackOf({ environment: { ...testEnvironment, application } }))).toEqual([
      `primary: environment.application must not begin physical names with '${prefix}', which ${refusal}, got '${application}'; use another name [ENVIRONMENT_NAME_RESERVED]`,
    ]);
  });

  it.each(['internals', 'sgate', 'air-2'])('accepts the application %p', (application) => {
    expect(() => stackOf({ environment: { ...testEnvironment, application } })).not.toThrow();
  });

  it.each(['air--line', 'airline-'])('refuses the name %p, which is not in the physical names', (name) => {
    expect(problemsOf(() => stackOf({ environment: { ...testEnvironment, name } }))).toEqual([
      expect.stringContaining(`without '--' or '-' at the end, got '${name}'`),
    ]);
  });

  it.each<[string, Record<string, string>, string]>([
    ['a key of AWS', { 'AWS:x': 'y' }, 'TAG_KEY'],
    ['a long key', { ['k'.repeat(129)]: 'y' }, 'TAG_KEY'],
    ['an empty key', { '': 'y' }, 'TAG_KEY'],
    ['a key in another case', { application: 'y' }, 'TAG_KEY_CASE'],
    ['a long value', { x: 'v'.repeat(257) }, 'TAG_VALUE'],
    ['a character that some services refuse', { x: 'a,b' }, 'TAG_VALUE'],
    ['too many', Object.fromEntries(Array.from({ length: 46 }, (_, index) => [`k${String(index)}`, ''])), 'TAG_COUNT'],
  ])('refuses tags with %s', (_, tags, code) => {
    expect(problemsOf(() => stackOf({ tags }))).toEqual([expect.stringMatching(`^primary: tags.* \\[${code}\\]$`)]);
  });

  it('accepts tags in any alphabet, and 45 of them', () => {
    const many = Object.fromEntries(Array.from({ length: 44 }, (_, index) => [`k${String(index)}`, '']));
    expect(() => stackOf({ tags: { ...many, 'Größe /x': '大 5+1=6@home' } })).not.toThrow();
  });

  it('refuses ids that cannot be a file name, or that two stacks have', () => {
    withApp((app) => {
      const stack = (scope: Construct, id: string) => () =>
        new EnvironmentStack(scope, id, { environment: testEnvironment });
      const group = new Construct(app, 'group');
      stack(app, 'primary')();

      expect(problemsOf(stack(app, 'a.b'))).toEqual([
        "a.b: the stack's id must be 1 to 128 letters, digits, '-' or '_', starting with a letter or digit, got 'a.b'; the key of its state is named after it [STACK_ID]",
      ]);
      expect(problemsOf(stack(group, 'Primary'))).toEqual([
        "group/Primary: the stack's id must be unique in the app, in upper and lower case, got 'Primary' for 'primary' as well; both would have the same state [STACK_ID_DUPLICATE]",
      ]);
    });
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
