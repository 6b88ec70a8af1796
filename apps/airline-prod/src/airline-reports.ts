import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { truthTable } from '@etops/dns-failover';
import type { MissingOutput, StackJson, SynthesizedStack } from '@etops/foundation';
import { StackReader } from '@etops/foundation';
import type { ReportFormat, StackSummary, TruthTableReport } from '@etops/reports';
import { missingOutputsReport, renderTruthTable, truthTablePage } from '@etops/reports';
import type { AirlineConfig } from './config/airline-config';
import { Links } from './config/links';
import { RECORDED_OUTPUTS } from './config/outputs';
import { failoverSettings } from './parts/failover';

/** Renders which stack needs which output, and how to record it; empty if none is missing. */
export function airlineMissingOutputs(missing: readonly MissingOutput[]): string {
  return missingOutputsReport(missing, { order: Object.keys(RECORDED_OUTPUTS), command: 'npm run record-outputs --' });
}

/** Renders the airline's truth table. */
export function airlineTruthTable(config: AirlineConfig, format?: ReportFormat): string {
  return renderTruthTable(routingOf(config), format);
}

/** Renders the page of the docs that contains the truth table. */
export function airlineTruthTablePage(config: AirlineConfig): string {
  return truthTablePage({
    names: new Links(config).publicNames,
    table: routingOf(config),
    command: 'npm run truth-table -- --write',
    runbook: '[Evacuate a site](runbooks/evacuate-a-site.md)',
    onPremisesData: config.onPremises.data,
    hasLastResort: config.lastResort !== undefined,
  });
}

function routingOf(config: AirlineConfig): TruthTableReport {
  return truthTable(failoverSettings(config, new Links(config), 'Z0'));
}

/** Summarizes synthesized stacks, with paths relative to a directory. */
export function stackSummaries(stacks: readonly SynthesizedStack[], directory: string): readonly StackSummary[] {
  return stacks.map(({ name, file }) => {
    const reader = new StackReader(JSON.parse(readFileSync(file, 'utf8')) as StackJson);
    return {
      name,
      regions: reader.regions(),
      resources: reader.resources().length,
      file: relative(directory, file),
    };
  });
}
