import { Route } from '@cdktf/provider-aws/lib/route';
import type { Checked } from '@etops/foundation';
import { nameFor, TAG_VALUE_LENGTH } from '@etops/foundation';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import type { PeeringProps } from './peering-props';

/** Renders the routes from this side's route tables to the other side. */
export function renderPeerRoutes(
  scope: Construct,
  { routeTables }: Checked<PeeringProps>,
  destinationCidrBlock: string,
  vpcPeeringConnectionId: string,
  dependsOn: ITerraformDependable[] = [],
): void {
  for (const { name, id } of routeTables) {
    new Route(scope, `${name}-peer-route`, {
      routeTableId: id,
      destinationCidrBlock,
      vpcPeeringConnectionId,
      dependsOn,
    });
  }
}

/** Returns the `Name` tag of a half. */
export function peeringTags({ environment }: Checked<PeeringProps>, half: string): { readonly Name: string } {
  return { Name: nameFor(environment, half, { maxLength: TAG_VALUE_LENGTH.max }) };
}
