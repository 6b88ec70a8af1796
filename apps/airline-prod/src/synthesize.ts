import { join } from 'node:path';
import type { CoverageRow } from '@etops/backup';
import { collectInventory, proveCoverage } from '@etops/backup';
import type { OutputValues, MissingOutput, SynthesisResult } from '@etops/foundation';
import { StackOutputs, synthesizeApp } from '@etops/foundation';
import { airline } from './config/airline';
import type { AirlineConfig } from './config/airline-config';
import { stackBuilders } from './stacks/assembly';
import { coveragePolicy } from './parts/coverage-policy';
import { airlineOutputs } from './config/outputs';

/** Where the stacks' JSON goes, unless the cdktf CLI says otherwise. */
export const defaultOutdir = join(__dirname, '..', 'cdktf.out');

export interface AirlineSynthesis extends SynthesisResult {
  readonly missingOutputs: readonly MissingOutput[];
  /** How everything that holds data is kept. */
  readonly coverage: readonly CoverageRow[];
}

/**
 * Synthesizes every stack of the airline, if all that holds data is covered.
 *
 * @param today `YYYY-MM-DD`: exemptions from backups hold until a date
 * @param builders makes the stacks
 */
export function synthesizeAirline(
  outdir = process.env.CDKTF_OUTDIR ?? defaultOutdir,
  values: OutputValues = airlineOutputs(),
  config: AirlineConfig = airline,
  today = new Date().toISOString().slice(0, 10),
  builders = stackBuilders,
): AirlineSynthesis {
  const outputs = new StackOutputs(values);
  const coverage: CoverageRow[] = [];
  const result = synthesizeApp(builders(config, outputs), outdir, [
    (stacks) => {
      const proof = proveCoverage(collectInventory(stacks), coveragePolicy(config, today));
      coverage.push(...proof.rows);
      return proof.problems;
    },
  ]);
  return { ...result, missingOutputs: outputs.missingOutputs, coverage };
}
