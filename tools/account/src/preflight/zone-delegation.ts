import { resolveNs } from 'node:dns/promises';
import { GetHostedZoneCommand, Route53Client } from '@aws-sdk/client-route-53';
import { textOf } from '@etops/foundation';
import { GLOBAL_REGION } from '../account';
import type { Check } from '../check';
import { finding } from '../check';

/** Returns the name servers to which a domain is delegated. */
export type LookUp = (domain: string) => Promise<readonly string[]>;

/** Name of a placeholder of an output that is not recorded. */
const PLACEHOLDER = 'NOT-RECORDED';

/**
 * Compares the name servers of hosted zones with the delegation of their domains: ACM issues no certificate, and no
 * resolver finds the website, before they agree.
 *
 * @param lookUp looks up name servers @default - the resolver of the machine
 */
export function zoneDelegation(lookUp: LookUp = resolveNs): Check {
  return async ({ stack, account }) => {
    const ids = new Set(stack.resources('aws_route53_record').map(({ attributes }) => textOf(attributes.zone_id)));
    const findings = [...ids]
      .filter((id) => id !== '' && !id.includes('${'))
      .map(async (id) => {
        if (id.startsWith(PLACEHOLDER)) {
          return finding(false, 'hosted zone', 'its id is not recorded', 'deploy bootstrap, and record its outputs');
        }
        const { HostedZone, DelegationSet } = await account
          .client(Route53Client, GLOBAL_REGION)
          .send(new GetHostedZoneCommand({ Id: id }));
        const domain = (HostedZone?.Name ?? '').replace(/\.$/, '');
        const expected = [...(DelegationSet?.NameServers ?? [])].sort();
        const actual = [...(await delegationOf(domain, lookUp))].sort();
        return finding(
          expected.length > 0 && expected.join() === actual.join(),
          domain,
          actual.length === 0 ? 'not delegated' : `delegated to ${actual.join(', ')}`,
          `delegate it to ${expected.join(', ')} at the registrar`,
        );
      });
    return Promise.all(findings);
  };
}

/** Returns the name servers of a domain; none if it does not exist, or has none. */
async function delegationOf(domain: string, lookUp: LookUp): Promise<readonly string[]> {
  try {
    return await lookUp(domain);
  } catch (error) {
    if (['ENOTFOUND', 'ENODATA'].includes(String((error as NodeJS.ErrnoException).code))) {
      return [];
    }
    throw error;
  }
}
