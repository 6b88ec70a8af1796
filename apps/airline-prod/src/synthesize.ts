import { join } from 'node:path';
import type { FactValues, MissingFact, SynthesisResult } from '@etops/foundation';
import { RecordedFacts, synthesizeApp } from '@etops/foundation';
import { airline } from './airline';
import type { AirlineConfig } from './airline-config';
import { stackBuilders } from './assembly';
import { readFacts } from './facts';

/** Where the stacks' JSON goes, unless the cdktf CLI says otherwise. */
export const defaultOutdir = join(__dirname, '..', 'cdktf.out');

export interface AirlineSynthesis extends SynthesisResult {
  readonly missingFacts: readonly MissingFact[];
}

/** Synthesizes every stack of the airline. */
export function synthesizeAirline(
  outdir = process.env.CDKTF_OUTDIR ?? defaultOutdir,
  values: FactValues = readFacts(),
  config: AirlineConfig = airline,
): AirlineSynthesis {
  const facts = new RecordedFacts(values);
  const result = synthesizeApp(stackBuilders(config, facts), outdir);
  return { ...result, missingFacts: facts.missingFacts };
}
