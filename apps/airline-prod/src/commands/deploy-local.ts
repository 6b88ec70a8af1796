import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { runCommand } from '@etops/cli';
import { deployLocally, isProven } from '@etops/emulator';
import { createWorkFolder } from '@etops/foundation';
import { deploymentReport } from '@etops/reports';
import { airline } from '../config/airline';
import { airlineOutputs, recordAirlineOutputs } from '../config/outputs';
import { stackNeeds } from '../stacks/assembly';
import { synthesizeAirline } from '../synthesize';
import { EmulatedInspection } from './emulated-inspection';
import { explainTools } from './explain-error';

/** Slow to apply: the provider waits for 55 seconds after each, and no other stack needs them. */
const LIFECYCLE = ['aws_s3_bucket_lifecycle_configuration'];

runCommand({
  usage: 'npm run deploy:local -- [--stack NAME] [--keep]',
  summary: `Deploys every stack on an emulated AWS on 127.0.0.1, with one server per Region. Looks at the account before
and after, plans each stack again, then destroys all. While the primary Region is lost, the other stacks are planned, changed and applied.`,
  duration: '9 minutes',
  options: {
    stack: {
      type: 'string',
      value: 'NAME',
      description: 'deploys this stack, and the stacks that it needs',
      choices: Object.keys(stackNeeds),
    },
    keep: { type: 'boolean', description: 'destroys nothing, and keeps the emulator running until Ctrl-C' },
  },
  explain: explainTools,
  run: async ({ options: { stack, keep } }) => {
    const work = createWorkFolder(tmpdir(), 'etops-airline-');
    const report = (line: string) => {
      console.log(line);
    };
    const inspection = new EmulatedInspection(report);
    try {
      const result = await deployLocally({
        stacks: stackNeeds,
        deferredTypes: { bootstrap: LIFECYCLE, vault: LIFECYCLE },
        regionLoss: { region: airline.primary.location.region },
        accountId: airline.accountId,
        keep,
        ...(stack === undefined ? {} : { only: stack }),
        report,
        inspect: (each) => inspection.inspect(each),
        synthesize: (outputsFile) => {
          synthesizeAirline({ outdir: work, values: airlineOutputs(outputsFile) });
          return Promise.resolve(work);
        },
        recordOutputs: (outputsFile, name, outputs) => recordAirlineOutputs(name, outputs, outputsFile),
      });
      console.log(deploymentReport(result));
      return isProven(result) && inspection.unexpected === 0;
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  },
});
