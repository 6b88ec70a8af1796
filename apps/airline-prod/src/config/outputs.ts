import { join } from 'node:path';
import type { OutputValues } from '@etops/foundation';
import { readOutputs, recordOutputs } from '@etops/foundation';
import { airline } from './airline';

/** Outputs that each stack records for others, in the order of the deployments; other outputs are informational. */
export const RECORDED_OUTPUTS = {
  bootstrap: ['hostedZoneId'],
  vault: ['replicaFileSystemId'],
} as const;

/** Returns the file of the recorded outputs, which is committed; `ETOPS_OUTPUTS` names another one. */
export function outputsFile(): string {
  const { ETOPS_OUTPUTS: file = '' } = process.env;
  return file === '' ? join(__dirname, '..', '..', 'outputs.json') : file;
}

/** Reads the recorded outputs, which must be of the configured account. */
export function airlineOutputs(file = outputsFile(), { accountId } = airline): OutputValues {
  return readOutputs(file, RECORDED_OUTPUTS, { bootstrap: accountId, vault: accountId });
}

/** Returns the recorded outputs without those of another account, which are to be recorded again. */
export function ownOutputs(file = outputsFile(), { accountId } = airline): OutputValues {
  const recorded = Object.entries(readOutputs(file, RECORDED_OUTPUTS));
  return Object.fromEntries(recorded.filter(([, outputs]) => outputs?.accountId === accountId));
}

/** Records the outputs of a stack that was deployed. */
export function recordAirlineOutputs(
  stack: string,
  outputs: Readonly<Record<string, unknown>>,
  file = outputsFile(),
): OutputValues {
  return recordOutputs({ file, names: RECORDED_OUTPUTS, stack, outputs, accountId: airline.accountId });
}
