import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deployLocally, isProven } from '@etops/emulator';
import { airline } from '../airline';
import { stackNeeds } from '../assembly';
import { deploymentTable } from '../deployment-table';
import { changeDuringOutage } from '../outage';
import { readFacts, recordFacts } from '../facts';
import { synthesizeAirline } from '../synthesize';
import { withHarness } from './harness-errors';
import { CommandError, runCommand } from './run-command';

/** The provider waits for 55 seconds after each, and no stack waits for how long objects are kept. */
const LIFECYCLE = ['aws_s3_bucket_lifecycle_configuration'];

const USAGE = `npm run deploy:local -- [--stack NAME] [--keep]

Deploys every stack on an emulated AWS on 127.0.0.1, one server a Region, plans each a second time, destroys them.
The second plans of the stacks outside the primary Region, and a change to each, come while that Region is lost.
  --stack NAME   this stack only, and those that it needs before it
  --keep         destroy nothing, and keep the emulator up until Ctrl-C`;

runCommand(async () => {
  const { stack, keep, help } = parseOptions();
  if (help) {
    console.log(USAGE);
    return true;
  }
  const work = mkdtempSync(join(tmpdir(), 'etops-airline-'));
  try {
    const result = await withHarness(() =>
      deployLocally({
        stacks: stackNeeds,
        deferredTypes: { bootstrap: LIFECYCLE, vault: LIFECYCLE },
        regionLoss: { region: airline.primary.location.region, change: changeDuringOutage },
        accountId: airline.accountId,
        keep,
        ...(stack === undefined ? {} : { only: stack }),
        report: (line) => {
          console.log(line);
        },
        synthesize: (outputsFile) => {
          synthesizeAirline(work, readFacts(outputsFile));
          return Promise.resolve(work);
        },
        recordOutputs: (outputsFile, name, outputs) => recordFacts(name, outputs, outputsFile),
      }),
    );
    console.log(deploymentTable(result));
    return isProven(result);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
});

function parseOptions(): { stack: string | undefined; keep: boolean; help: boolean } {
  const stacks = Object.keys(stackNeeds);
  try {
    const { values } = parseArgs({
      options: {
        stack: { type: 'string' },
        keep: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.stack !== undefined && !stacks.some((name) => name === values.stack)) {
      throw new Error(`--stack must be one of ${stacks.join(', ')}, got '${values.stack}'`);
    }
    return { stack: values.stack, keep: values.keep, help: values.help };
  } catch (error) {
    throw new CommandError(`${(error as Error).message}\n\n${USAGE}`, 2);
  }
}
