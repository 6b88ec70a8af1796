import type { Policy, PolicyResource } from '@etops/foundation';

const CODE = 'POLICY_NO_TERRAFORM_REFRESH';

/**
 * No Auto Scaling group is refreshed by Terraform with automatic rollback, or runs what moves.
 *
 * The provider changes the group before it starts the refresh, so that its rollback goes back to the very version that
 * failed. A release is the state machine of a `WebTier` with `release`.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/34189 (checked 2026-11-23)
 */
export const noTerraformRefresh: Policy = {
  code: CODE,
  description: 'instance refreshes that roll back are started by a release, on numbered versions of resolved images',
  check: (subject) => [
    ...subject.resources('aws_autoscaling_group').flatMap((group) => [
      ...(blocksIn(group.attributes.instance_refresh).some(rollsBack)
        ? [
            problem(
              group,
              'instance_refresh.preferences.auto_rollback must be absent, got true; Terraform changes the group first, so ' +
                'that it rolls back to the version that failed (provider issue 34189): release with the state machine of WebTier',
            ),
          ]
        : []),
      ...blocksIn(group.attributes.launch_template)
        .filter(({ version }) => version === undefined || version === '$Latest' || version === '$Default')
        .map(({ version }) =>
          problem(
            group,
            `launch_template.version must be a number, got '${typeof version === 'string' ? version : '$Default'}'; what moves cannot be rolled back to: refer to the template's latest_version`,
          ),
        ),
    ]),
    ...subject
      .resources('aws_launch_template')
      .filter(({ attributes }) => String(attributes.image_id).startsWith('resolve:ssm:'))
      .map((template) =>
        problem(
          template,
          `image_id must be a resolved 'ami-…', got '${String(template.attributes.image_id)}'; Auto Scaling cannot roll back to a parameter: refer to the parameter's value`,
        ),
      ),
  ],
};

type Block = Readonly<Record<string, unknown>>;

function blocksIn(value: unknown): readonly Block[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (block): block is Block => typeof block === 'object' && block !== null,
  );
}

function rollsBack({ preferences }: Block): boolean {
  return blocksIn(preferences).some(({ auto_rollback }) => auto_rollback === true || auto_rollback === 'true');
}

function problem({ path }: PolicyResource, message: string) {
  return { code: CODE, path, message };
}
