import { functionTests } from '@etops/testing';
import * as backup from '../src';
import { shapes } from '../src/shapes.generated';
import { functionCases } from './function-cases';

it.each(functionTests(backup, functionCases, shapes))('%s', (_, faults) => {
  expect(faults()).toEqual([]);
});
