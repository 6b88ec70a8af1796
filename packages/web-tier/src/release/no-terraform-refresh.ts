import { blocksOf } from '@etops/foundation';
import type { Block, Policy, StackResource } from '@etops/foundation';

const CODE = 'POLICY_NO_TERRAFORM_REFRESH';

/**
 * Refuses Auto Scaling groups that Terraform refreshes with automatic rollback, or whose version or image changes by itself.
 *
 * The provider changes the group before it starts the refresh, so a rollback returns to the version that failed. Use the
 * state machine of a `WebTier` with `release` instead.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/34189 (checked 2026-11-23)
 */
export const noTerraformRefresh: Policy = {
  code: CODE,
  description: 'instance refreshes that roll back are started by a release, on numbered versions of resolved images',
  check: (subject) => [
    ...subject.resources('aws_autoscaling_group').flatMap((group) => [
      ...(blocksOf(group.attributes.instance_refresh).some(rollsBack)
        ? [
            problem(
              group,
              'instance_refresh.preferences.auto_rollback must be absent, got true; release with the state machine of WebTier, ' +
                'since Terraform changes the group first and rolls back to the version that failed (provider issue 34189)',
            ),
          ]
        : []),
      ...blocksOf(group.attributes.launch_template)
        .filter(({ version }) => version === undefined || version === '$Latest' || version === '$Default')
        .map(({ version }) =>
          problem(
            group,
            `launch_template.version must be a number, got '${typeof version === 'string' ? version : '$Default'}'; refer to the template's latest_version, since other versions cannot be rolled back to`,
          ),
        ),
    ]),
    ...subject
      .resources('aws_launch_template')
      .filter(({ attributes }) => String(attributes.image_id).startsWith('resolve:ssm:'))
      .map((template) =>
        problem(
          template,
          `image_id must be a resolved 'ami-…', got '${String(template.attributes.image_id)}'; refer to the parameter's value, since Auto Scaling cannot roll back to a parameter`,
        ),
      ),
  ],
};

function rollsBack({ preferences }: Block): boolean {
  return blocksOf(preferences).some(({ auto_rollback }) => auto_rollback === true || auto_rollback === 'true');
}

function problem({ path }: StackResource, message: string) {
  return { code: CODE, path, message };
}
