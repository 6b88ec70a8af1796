import { missingTools } from '../src/required-tools';

const missing = missingTools(['moto_server'], process.env);
const isWaived = missing.length > 0 && process.env.ETOPS_WITHOUT_EMULATOR === '1';

/**
 * Describes what needs the real emulator. Where that is not installed the tests fail and say what to install, unless
 * ETOPS_WITHOUT_EMULATOR=1 says that this is meant: then they are reported as skipped.
 */
export function describeWithEmulator(name: string, tests: () => void): void {
  if (isWaived) {
    describe.skip(`${name} (${missing.join()})`, tests);
  } else {
    describe(name, tests);
  }
}
