import type { FunctionCase } from '@etops/testing';
import type { FailoverSettings } from '../src';
import { truthTable } from '../src';
import { lastResort, settings } from './settings';

const table: FunctionCase<FailoverSettings> = {
  name: 'truthTable',
  options: 'FailoverSettings',
  call: (options) => truthTable(options),
  variants: {
    full: { ...settings, names: ['airline.example'], traffic: 'normal', lastResort, checks: { intervalSeconds: 30 } },
  },
};

/** Every function of the package that checks its options, with valid options that give each optional one. */
export const functionCases: readonly FunctionCase[] = [table];
