import { constructTests } from '@etops/testing';
import * as webTier from '../src';
import { shapes } from '../src/shapes.generated';
import { constructCases } from './construct-cases';

it.each(constructTests(webTier, constructCases, shapes))('%s', (_, faults) => {
  expect(faults()).toEqual([]);
});
