import type { TerraformResource } from 'cdktf';
import { TerraformElement } from 'cdktf';
import type { Construct } from 'constructs';

/** Top-level blocks of Terraform, as they are in JSON. */
type Blocks = Readonly<Record<'import' | 'removed', readonly object[]>>;

class StateBlock extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly render: (uniqueId: string) => Partial<Blocks>,
  ) {
    super(scope, id);
  }

  override toTerraform(): Partial<Blocks> {
    return this.render(this.friendlyUniqueId);
  }
}

/**
 * Adds the block with which Terraform takes over an existing resource instead of creating one. Once the resource is in the
 * state, the block does nothing.
 *
 * @param importId id that the provider imports the resource by: a literal, or an expression that is known in the plan
 * @see https://developer.hashicorp.com/terraform/language/import
 */
export function adoptResource(resource: TerraformResource, importId: string): void {
  const to = `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
  // Not cdktf's importFrom, which runs the terraform binary during synthesis.
  new StateBlock(resource, 'adoption', () => ({ import: [{ to, id: importId }] }));
}

/**
 * Adds the block with which Terraform forgets a resource instead of destroying it. If the resource is not in the state, the
 * block does nothing.
 *
 * @param scope scope that the resource had
 * @param id id that the resource had
 * @see https://developer.hashicorp.com/terraform/language/resources/syntax#removing-resources
 */
export function forgetResource(scope: Construct, id: string, terraformResourceType: string): void {
  new StateBlock(scope, id, (uniqueId) => ({
    removed: [{ from: `${terraformResourceType}.${uniqueId}`, lifecycle: { destroy: false } }],
  }));
}
