import { formatMessage } from '@etops/foundation';
import type { Construct, IConstruct } from 'constructs';
import type { AddressRange } from '../plan/address-range';
import { rangesConflict } from '../plan/address-range';

const BRAND = Symbol.for('@etops/network.addressRanges');

interface Declaration {
  readonly path: string;
  readonly ranges: readonly AddressRange[];
}

/**
 * Declares the address ranges that a construct owns or knows of, and adds a validation that compares them with those
 * of all constructs before it in the app, so that each conflict is reported once.
 */
export function declareRanges(construct: Construct, ranges: readonly AddressRange[]): void {
  Object.defineProperty(construct, BRAND, { value: ranges });
  construct.node.addValidation({
    validate: () => earlierDeclarations(construct).flatMap((earlier) => conflicts(ranges, earlier)),
  });
}

function earlierDeclarations(construct: Construct): readonly Declaration[] {
  const all = construct.node.root.node.findAll();
  return all.slice(0, all.indexOf(construct)).flatMap((other) => {
    const ranges = rangesOf(other);
    return ranges === undefined ? [] : [{ path: other.node.path, ranges }];
  });
}

function rangesOf(construct: IConstruct): readonly AddressRange[] | undefined {
  return (construct as { readonly [BRAND]?: readonly AddressRange[] })[BRAND];
}

function conflicts(ranges: readonly AddressRange[], { path, ranges: others }: Declaration): string[] {
  return ranges.flatMap((range) =>
    others.flatMap((other) => [
      ...(rangesConflict(range, other)
        ? [
            formatMessage({
              code: 'NETWORK_CIDR_OVERLAP',
              message:
                `${range.prop} must not overlap another range of the app, got '${range.cidrBlock}', ` +
                `which overlaps '${other.cidrBlock}' of ${path} (${other.prop}); give one of them another range`,
            }),
          ]
        : []),
      ...(range.networkName !== undefined && range.networkName === other.networkName
        ? [
            formatMessage({
              code: 'NETWORK_NAME_DUPLICATE',
              message: `name must differ among the networks of an environment, got '${range.networkName}' as in ${path}; set name on one of them`,
            }),
          ]
        : []),
    ]),
  );
}
