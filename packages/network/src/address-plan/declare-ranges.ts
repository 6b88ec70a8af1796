import type { Problem } from '@etops/foundation';
import { formatMessage } from '@etops/foundation';
import type { Construct, IConstruct } from 'constructs';
import type { AddressRange } from './address-range';
import { rangesConflict } from './address-range';

const BRAND = Symbol.for('@etops/network.declaration');

/** Ranges of a construct, for all others of the app. */
interface Declaration {
  readonly ranges: readonly AddressRange[];
}

/**
 * Declares the address ranges that a construct owns or uses.
 *
 * Adds a validation that compares them with the declarations of all earlier constructs of the app, so that each
 * conflict is reported once.
 */
export function declareRanges(construct: Construct, declaration: Declaration): void {
  Object.defineProperty(construct, BRAND, { value: declaration });
  construct.node.addValidation({
    validate: () =>
      earlierDeclarations(construct).flatMap(([path, earlier]) =>
        rangeConflicts(declaration, earlier, path).map(formatMessage),
      ),
  });
}

function earlierDeclarations(construct: Construct): readonly (readonly [path: string, Declaration])[] {
  const all = construct.node.root.node.findAll();
  return all.slice(0, all.indexOf(construct)).flatMap((other) => {
    const declaration = declarationOf(other);
    return declaration === undefined ? [] : [[other.node.path, declaration] as const];
  });
}

function declarationOf(construct: IConstruct): Declaration | undefined {
  return (construct as { readonly [BRAND]?: Declaration })[BRAND];
}

function rangeConflicts({ ranges }: Declaration, earlier: Declaration, path: string): readonly Problem[] {
  return ranges.flatMap((range) =>
    earlier.ranges
      .filter((other) => rangesConflict(range, other))
      .map((other) => ({
        code: 'NETWORK_CIDR_OVERLAP',
        message:
          `${range.prop} must not overlap another range of the app, got '${range.cidrBlock}', ` +
          `which overlaps '${other.cidrBlock}' of ${path} (${other.prop}); use another range for one of them`,
      })),
  );
}
