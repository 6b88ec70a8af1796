import { join } from 'node:path';
import type { CoverageRow } from '@etops/backup';
import { collectInventory, proveCoverage } from '@etops/backup';
import type { MissingOutput, OutputValues, SynthesisResult } from '@etops/foundation';
import { cdktfOutdir, StackOutputs, synthesizeApp } from '@etops/foundation';
import { airline } from './config/airline';
import type { AirlineConfig } from './config/airline-config';
import { checkConfig } from './config/check-config';
import { Links } from './config/links';
import { airlineOutputs } from './config/outputs';
import { coveragePolicy } from './parts/coverage-policy';
import { stackBuilders } from './stacks/assembly';

/** Directory of the stacks' JSON, unless the cdktf CLI names another. */
export const defaultOutdir = join(__dirname, '..', 'cdktf.out');

/** Inputs of a synthesis. */
export interface SynthesizeOptions {
  /** @default - `CDKTF_OUTDIR`, or `cdktf.out` in the app */
  readonly outdir?: string;
  /** @default - the recorded outputs */
  readonly values?: OutputValues;
  /** @default airline */
  readonly config?: AirlineConfig;
  /**
   * Date as `YYYY-MM-DD`: exemptions from backups expire.
   *
   * @default - today, in UTC
   */
  readonly today?: string;
  /** @default stackBuilders */
  readonly builders?: typeof stackBuilders;
}

/** Result of a synthesis. */
export interface AirlineSynthesis extends SynthesisResult {
  /** Warnings about the configuration; those of constructs are in `warnings`. */
  readonly advice: readonly string[];
  /** Outputs that stacks need and that are not recorded. */
  readonly missingOutputs: readonly MissingOutput[];
  /** Backups, or other protection, of every resource that holds data. */
  readonly coverage: readonly CoverageRow[];
}

/** Synthesizes every stack of the airline, if everything that holds data is covered. */
export function synthesizeAirline({
  outdir = cdktfOutdir(defaultOutdir),
  values = airlineOutputs(),
  config = airline,
  today = new Date().toISOString().slice(0, 10),
  builders = stackBuilders,
}: SynthesizeOptions = {}): AirlineSynthesis {
  const advice = checkConfig(config, today);
  const outputs = new StackOutputs(values);
  const coverage: CoverageRow[] = [];
  const result = synthesizeApp(builders({ config, links: new Links(config), outputs }), outdir, [
    (stacks) => {
      const proof = proveCoverage(collectInventory(stacks), coveragePolicy(config, today));
      coverage.push(...proof.rows);
      return proof.problems;
    },
  ]);
  return { ...result, advice, missingOutputs: outputs.missingOutputs, coverage };
}
