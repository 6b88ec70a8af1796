import { Route } from '@cdktf/provider-aws/lib/route';
import type { Problem } from '@etops/foundation';
import { nameFor } from '@etops/foundation';
import type { ITerraformDependable } from 'cdktf';
import { Token } from 'cdktf';
import type { Construct } from 'constructs';
import type { PeeringProps } from '../peering-props';

/** A problem when an id of the other side is a token, which would tie the two stacks together. */
export function checkLiteral(prop: string, value: string): readonly Problem[] {
  return Token.isUnresolved(value)
    ? [
        {
          code: 'PEERING_TOKEN',
          message: `${prop} must be a literal, got a token; record the id as a fact of the other stack, each side must apply without it`,
        },
      ]
    : [];
}

/** Routes from this side's tables to the other side. */
export function renderPeerRoutes(
  scope: Construct,
  { routeTables }: PeeringProps,
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

/** The `Name` tag of a half. */
export function peeringTags({ environment }: PeeringProps, half: string): Record<string, string> {
  return { Name: nameFor(environment, half, { maxLength: 255 }) };
}
