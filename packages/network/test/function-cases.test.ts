import { functionTests } from '@etops/testing';
import * as network from '../src';
import { shapes } from '../src/shapes.generated';
import { functionCases } from './function-cases';

it.each(functionTests(network, functionCases, shapes))('%s', (_, faults) => {
  expect(faults()).toEqual([]);
});
