import { functionTests } from '@etops/testing';
import * as failover from '../src';
import { shapes } from '../src/shapes.generated';
import { functionCases } from './function-cases';

it.each(functionTests(failover, functionCases, shapes))('%s', (_, faults) => {
  expect(faults()).toEqual([]);
});
