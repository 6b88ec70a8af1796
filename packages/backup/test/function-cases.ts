import type { FunctionCase } from '@etops/testing';
import type { CoveragePolicy, FreshnessOptions, JobAlarmsOptions, PresetOptions } from '../src';
import { backupJobAlarms, freshnessOf, presetRules, proveCoverage } from '../src';
import { vault } from './construct-cases/kit';

const copies = { vaultArn: 'arn:aws:backup:eu-west-1:123456789012:backup-vault:copies', region: 'eu-west-1' };

const alarms: FunctionCase<JobAlarmsOptions> = {
  name: 'backupJobAlarms',
  options: 'JobAlarmsOptions',
  call: (options) => backupJobAlarms(options),
  variants: { full: { vaultName: 'vault', resourceTypes: ['RDS', 'EFS'], withinHours: 26 } },
};

const freshness: FunctionCase<FreshnessOptions> = {
  name: 'freshnessOf',
  options: 'FreshnessOptions',
  call: (options) => freshnessOf(options),
  variants: {
    full: {
      rules: [{ name: 'daily', schedule: 'cron(0 5 ? * * *)', retentionDays: 35 }],
      selections: [{ name: 'databases', types: ['RDS'] }],
      presentTypes: ['RDS'],
    },
  },
};

const presets: FunctionCase<PresetOptions> = {
  name: 'presetRules',
  options: 'PresetOptions',
  call: (options) => presetRules('Daily-Monthly-1yr-Retention', options),
  variants: {
    full: {
      hour: 3,
      timeZone: 'Europe/Berlin',
      copyDestinations: [copies],
      minimumCopyRetentionDays: 30,
      coldStorage: true,
      windows: { startWindowMinutes: 120, completionWindowMinutes: 600 },
    },
  },
};

const coverage: FunctionCase<CoveragePolicy> = {
  name: 'proveCoverage',
  options: 'CoveragePolicy',
  call: (policy) => proveCoverage({ resources: [], plans: [], vaults: [], optIns: [], restoreTests: [] }, policy),
  variants: {
    full: {
      objective: { minimumDays: 30, maximumDays: 400 },
      protections: [{ kind: 'replica', path: 'dr/database', source: 'primary/database' }],
      exemptions: [{ path: 'primary/logs', exemptFrom: ['copy'], reason: 'Logs', expires: '2027-01-31' }],
      knownVaults: [vault],
      today: '2026-11-23',
    },
  },
};

/** Every function of the package that checks its options, with valid options that give each optional one. */
export const functionCases: readonly FunctionCase[] = [alarms, freshness, presets, coverage];
