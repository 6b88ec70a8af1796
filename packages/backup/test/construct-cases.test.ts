import { constructTests } from '@etops/testing';
import * as backup from '../src';
import { shapes } from '../src/shapes.generated';
import { constructCases } from './construct-cases';

it.each(constructTests(backup, constructCases, shapes))('%s', (_, faults) => {
  expect(faults()).toEqual([]);
});
