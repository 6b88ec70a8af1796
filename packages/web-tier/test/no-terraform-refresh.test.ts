import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { EnvironmentStack } from '@etops/foundation';
import { developmentEnvironment, synth } from '@etops/testing';
import { noTerraformRefresh, WebTier } from '../src';
import { synthIn, webTierProps } from './support';

describe('noTerraformRefresh', () => {
  const environment = developmentEnvironment;
  const held = (build: (stack: EnvironmentStack) => void) =>
    synth(build, (app) => new EnvironmentStack(app, 'test', { environment, policies: [noTerraformRefresh] }));
  const group = (
    stack: EnvironmentStack,
    version: string | undefined,
    preferences: { autoRollback?: boolean } | undefined,
  ) =>
    new AutoscalingGroup(stack, 'group', {
      minSize: 1,
      maxSize: 2,
      launchTemplate: { id: 'lt-0123456789abcdef0', ...(version === undefined ? {} : { version }) },
      ...(preferences === undefined ? {} : { instanceRefresh: { strategy: 'Rolling', preferences } }),
    });

  it('refuses an instance refresh that rolls back to the version that failed', () => {
    expect(() => held((stack) => group(stack, '3', { autoRollback: true }))).toThrow(
      'test/group: instance_refresh.preferences.auto_rollback must be absent, got true; release with the state machine of WebTier, ' +
        'since Terraform changes the group first and rolls back to the version that failed (provider issue 34189) [POLICY_NO_TERRAFORM_REFRESH]',
    );
  });

  it.each([
    ['$Latest', '$Latest'],
    ['$Default', '$Default'],
    [undefined, '$Default'],
  ])('refuses a group with the version %s', (version, shown) => {
    expect(() => held((stack) => group(stack, version, undefined))).toThrow(
      `test/group: launch_template.version must be a number, got '${shown}'; refer to the template's latest_version, since other versions cannot be rolled back to [POLICY_NO_TERRAFORM_REFRESH]`,
    );
  });

  it('refuses an image that Auto Scaling resolves itself', () => {
    expect(() =>
      held((stack) => new LaunchTemplate(stack, 'template', { imageId: 'resolve:ssm:/airline/image' })),
    ).toThrow(
      "test/template: image_id must be a resolved 'ami-…', got 'resolve:ssm:/airline/image'; refer to the parameter's value, since Auto Scaling cannot roll back to a parameter [POLICY_NO_TERRAFORM_REFRESH]",
    );
  });

  it('accepts a refresh without rollback, and a web tier with releases', () => {
    expect(() => held((stack) => group(stack, '3', {}))).not.toThrow();
    expect(() =>
      synth(
        (stack) => new WebTier(stack, 'web', { ...webTierProps, environment, release: {} }),
        (app) => new EnvironmentStack(app, 'test', { environment, policies: [noTerraformRefresh] }),
      ),
    ).not.toThrow();
    expect(() =>
      synthIn((stack) => {
        new WebTier(stack, 'web', { ...webTierProps, release: {} });
      }),
    ).not.toThrow();
  });
});
