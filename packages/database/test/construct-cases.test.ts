import { constructTests } from '@etops/testing';
import * as database from '../src';
import { shapes } from '../src/shapes.generated';
import { constructCases } from './construct-cases';

it.each(constructTests(database, constructCases, shapes))('%s', (_, faults) => {
  expect(faults()).toEqual([]);
});
