import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OutputValues } from '@etops/foundation';
import { SynthesizedJson } from '@etops/testing';
import { airline } from '../src/config/airline';
import type { AirlineConfig } from '../src/config/airline-config';
import type { AirlineSynthesis } from '../src/synthesize';
import { stackBuilders } from '../src/stacks/assembly';
import { synthesizeAirline } from '../src/synthesize';

/** All outputs, as a deployed account would have recorded them. */
export const recordedOutputs: OutputValues = {
  bootstrap: { hostedZoneId: 'Z0123456789ABCDEFGHIJ' },
  vault: { replicaFileSystemId: 'fs-0123456789abcdef0' },
};

/** A day before the end of every exemption. */
export const TODAY = '2026-11-23';

export interface Output extends AirlineSynthesis {
  readonly json: Readonly<Record<string, SynthesizedJson>>;
  /** Dependencies between stacks, as the manifest says. */
  readonly manifest: { readonly stacks: Readonly<Record<string, { readonly dependencies: readonly string[] }>> };
}

/** Synthesizes the airline into a temporary directory, and reads the output. */
export function synthesized(
  outputs: OutputValues = recordedOutputs,
  config: AirlineConfig = airline,
  { today = TODAY, builders = stackBuilders } = {},
): Output {
  const outdir = join(mkdtempSync(join(tmpdir(), 'etops-airline-')), 'cdktf.out');
  try {
    const result = synthesizeAirline({ outdir, values: outputs, config, today, builders });
    const stacks = readdirSync(join(outdir, 'stacks'));
    return {
      ...result,
      json: Object.fromEntries(stacks.map((stack) => [stack, SynthesizedJson.read(outdir, stack)])),
      manifest: jest.requireActual(join(outdir, 'manifest.json')),
    };
  } finally {
    rmSync(join(outdir, '..'), { recursive: true });
  }
}
