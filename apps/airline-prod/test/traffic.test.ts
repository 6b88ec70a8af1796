import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { airlineTruthTablePage } from '../src/airline-reports';
import { airline } from '../src/config/airline';
import type { Output } from './output';
import { recordedOutputs, synthesized } from './output';

const output = synthesized();

describe('DNS weights', () => {
  it('are the only change when all traffic is moved to AWS', () => {
    const shifted = synthesized(recordedOutputs, { ...airline, traffic: 'all-to-aws' });
    const textOf = ({ json }: Output, stack: string) => json[stack]?.text ?? '';
    const withoutWeights = (text: string) =>
      text.replaceAll(/"weighted_routing_policy":\{"weight":\d+\}/g, '"weighted_routing_policy":{}');

    expect(Object.keys(output.json).filter((stack) => textOf(shifted, stack) !== textOf(output, stack))).toEqual([
      'dns',
    ]);
    expect(withoutWeights(textOf(shifted, 'dns')) === withoutWeights(textOf(output, 'dns'))).toBe(true);
  });
});

it('keeps the truth table in the docs up to date', () => {
  const page = join(__dirname, '..', '..', '..', 'docs', 'dns-truth-table.md');

  expect(readFileSync(page, 'utf8')).toBe(airlineTruthTablePage(airline));
});
