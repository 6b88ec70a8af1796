import { constructTests } from '@etops/testing';
import * as network from '../src';
import { shapes } from '../src/shapes.generated';
import { constructCases } from './construct-cases';

it.each(constructTests(network, constructCases, shapes))('%s', (_, faults) => {
  expect(faults()).toEqual([]);
});
