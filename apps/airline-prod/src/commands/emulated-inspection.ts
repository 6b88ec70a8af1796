import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Account, NamedFinding } from '@etops/account';
import { lookAt, preflightChecks, verifyChecks } from '@etops/account';
import type { Inspection } from '@etops/emulator';
import { AwsClients } from '@etops/emulator/testing';
import type { StackJson } from '@etops/foundation';
import { StackReader } from '@etops/foundation';

/** Finding that is expected on the emulator, with the reason. */
interface Expectation {
  readonly check: string;
  readonly found: RegExp;
  readonly because: string;
}

const EXPECTED: readonly Expectation[] = [
  { check: 'image', found: /^not in/, because: 'the images of the example do not exist' },
  { check: 'VPN tunnels', found: /^0 of 2 tunnels up$/, because: 'there is no device' },
  { check: 'warm pool', found: /^0 of \d+ stopped/, because: 'the emulator starts no servers of a warm pool' },
  { check: 'database', found: /^available, replication unknown$/, because: 'the emulator has no status of it' },
  { check: 'topic', found: /^0 confirmed of 0/, because: 'there is no subscription yet' },
];

/** Name servers of every zone of the emulator. */
const DELEGATION = [
  'ns-2048.awsdns-64.com',
  'ns-2049.awsdns-65.net',
  'ns-2050.awsdns-66.org',
  'ns-2051.awsdns-67.co.uk',
];

/** Runs `preflight` and `verify` on the emulated account, and counts what must not be. */
export class EmulatedInspection {
  /** Number of findings that are neither sound nor expected. */
  unexpected = 0;

  constructor(private readonly report: (line: string) => void) {}

  /** Looks at the account of a stack. */
  async inspect({ moment, stack: name, outdir, endpointOf }: Inspection): Promise<void> {
    const json = JSON.parse(readFileSync(join(outdir, 'stacks', name, 'cdk.tf.json'), 'utf8')) as StackJson;
    const stack = new StackReader(json);
    const account: Account = {
      client: (ClientClass, region) => new AwsClients(endpointOf(region), region).of(ClientClass),
    };
    const checks = moment === 'before' ? preflightChecks(() => Promise.resolve(DELEGATION)) : verifyChecks;
    const findings = await lookAt(checks, { name, stack, account });
    const title = moment === 'before' ? 'preflight' : 'verify';
    this.report(`${title} of ${name}: ${String(findings.filter(({ status }) => status === 'ok').length)} ok`);
    for (const finding of findings.filter(({ status }) => status !== 'ok')) {
      this.note(title, name, finding);
    }
  }

  private note(title: string, stack: string, { check, subject, found, status }: NamedFinding): void {
    const expected =
      status === 'failed' ? EXPECTED.find((each) => each.check === check && each.found.test(found)) : undefined;
    this.unexpected += expected === undefined ? 1 : 0;
    this.report(
      `${title} of ${stack}: ${check}, ${subject}: ${found} (${expected === undefined ? status : `expected, since ${expected.because}`})`,
    );
  }
}
