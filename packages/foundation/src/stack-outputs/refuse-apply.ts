import type { IAspect } from 'cdktf';
import {
  Aspects,
  Fn,
  Lazy,
  Op,
  TerraformDataSource,
  TerraformLocal,
  TerraformModule,
  TerraformResource,
  TerraformStack,
} from 'cdktf';
import type { IConstruct } from 'constructs';

/** Id of the resource that fails, in the stack. */
const ID = 'recorded-outputs';

const refusals = new WeakMap<TerraformStack, string[]>();

/**
 * Makes Terraform refuse to apply a stack before it changes anything, while plans still work: every element of the stack
 * depends on a resource whose precondition fails.
 *
 * @param reason text that Terraform prints; several are printed together
 */
export function refuseApply(stack: TerraformStack, reason: string): void {
  const known = refusals.get(stack);
  if (known !== undefined) {
    known.push(reason);
    return;
  }
  const reasons = [reason];
  refusals.set(stack, reasons);
  // A condition must refer to something. The time is unknown in a plan, which succeeds, and not empty in an apply.
  const never = new TerraformLocal(stack, `${ID}-never`, '');
  // Not cdktf's DataResource, which runs the terraform binary during synthesis.
  const refusal = new TerraformResource(stack, ID, {
    terraformResourceType: 'terraform_data',
    lifecycle: {
      precondition: [
        {
          condition: Op.eq(Fn.timestamp(), never.expression),
          errorMessage: Lazy.stringValue({ produce: () => messageOf(stack, reasons) }),
        },
      ],
    },
  });
  Aspects.of(stack).add(new DependsOn(refusal));
}

function messageOf({ node }: TerraformStack, reasons: readonly string[]): string {
  return `${node.id} cannot be applied yet: ${reasons.join('; ')}.`;
}

class DependsOn implements IAspect {
  private readonly address: string;

  constructor(private readonly refusal: TerraformResource) {
    this.address = `${refusal.terraformResourceType}.${refusal.friendlyUniqueId}`;
  }

  visit(construct: IConstruct): void {
    const isElement =
      TerraformResource.isTerraformResource(construct) ||
      TerraformDataSource.isTerraformDataSource(construct) ||
      construct instanceof TerraformModule;
    if (isElement && construct !== this.refusal && TerraformStack.of(construct) === this.refusal.cdktfStack) {
      construct.dependsOn = [...(construct.dependsOn ?? []), this.address];
    }
  }
}
