import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import type { EnvironmentRef } from '@etops/contracts';
import { isProtected } from '@etops/foundation';
import { Construct } from 'constructs';
import type { PointerParameter } from './release-target';

/** Settings of the pointer. */
export interface ReleasePointerConfig {
  readonly environment: EnvironmentRef;
  /** Id of the web tier, part of the parameter's name. */
  readonly purpose: string;
  /** Image before the first release; later changes have no effect. */
  readonly initialImageId: string;
}

/**
 * Returns the name of the SSM parameter with an environment's released image, from literals. Other stacks compute the same
 * name without reading state.
 *
 * @param purpose id of the web tier
 */
export function releasePointerName({ application, name }: EnvironmentRef, purpose: string): string {
  return `/${application}/${name}/${purpose}/image`;
}

/**
 * Creates the pointer to the released image: an SSM parameter that Terraform creates and only a release updates.
 *
 * The launch template refers to it, so a plan after a release is empty.
 */
export class ReleasePointer extends Construct {
  /** Parameter as the release writes it. */
  readonly parameter: PointerParameter;
  /** Id of the released image, a reference at synth. */
  readonly imageId: string;

  constructor(scope: Construct, id: string, { environment, purpose, initialImageId }: ReleasePointerConfig) {
    super(scope, id);
    this.parameter = {
      Name: releasePointerName(environment, purpose),
      Description: 'Released machine image; the release state machine moves it',
      Type: 'String',
      Tier: 'Standard',
      AllowedPattern: '^ami-([0-9a-f]{8}|[0-9a-f]{17})$',
    };
    const { Name: name, Description: description, Type: type, Tier: tier, AllowedPattern } = this.parameter;
    const parameter = new SsmParameter(this, 'parameter', {
      name,
      description,
      type,
      tier,
      allowedPattern: AllowedPattern,
      insecureValue: initialImageId,
      lifecycle: { preventDestroy: isProtected(environment), ignoreChanges: ['insecure_value'] },
    });
    this.imageId = parameter.insecureValue;
  }
}
