import * as foundation from '../src';
import { shapes } from '../src/shapes.generated';
import { constructCases } from './construct-cases';
import { constructTests } from './kit';

it.each(constructTests(foundation, constructCases, shapes))('%s', (_, faults) => {
  expect(faults()).toEqual([]);
});
