import { functionTests } from './kit';
import * as foundation from '../src';
import { shapes } from '../src/shapes.generated';
import { functionCases } from './function-cases';

it.each(functionTests(foundation, functionCases, shapes))('%s', (_, faults) => {
  expect(faults()).toEqual([]);
});
