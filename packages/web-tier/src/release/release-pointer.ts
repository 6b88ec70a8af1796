import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import type { EnvironmentRef } from '@etops/contracts';
import { isProtected } from '@etops/foundation';
import { Construct } from 'constructs';
import type { PointerParameter } from './release-target';

export interface ReleasePointerProps {
  readonly environment: EnvironmentRef;
  /** Id of the web tier, part of the parameter's name. */
  readonly purpose: string;
  /** The image before the first release; no later change of it has an effect. */
  readonly initialImageId: string;
}

/**
 * Name of the SSM parameter with an environment's released image, from literals, for stacks that must know it while they
 * read no other's state.
 *
 * @param purpose id of the web tier
 */
export function releasePointerName({ application, name }: EnvironmentRef, purpose: string): string {
  return `/${application}/${name}/${purpose}/image`;
}

/**
 * Which image an environment runs: one SSM parameter, which Terraform makes and only the release moves.
 *
 * The launch template takes its image from here, so that a plan after a release finds what it expects.
 */
export class ReleasePointer extends Construct {
  /** How the release writes it. */
  readonly parameter: PointerParameter;
  /** Where it points: known to Terraform, at synth a reference. */
  readonly imageId: string;

  constructor(scope: Construct, id: string, { environment, purpose, initialImageId }: ReleasePointerProps) {
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
