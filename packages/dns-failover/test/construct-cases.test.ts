import { constructTests } from '@etops/testing';
import * as dnsFailover from '../src';
import { shapes } from '../src/shapes.generated';
import { constructCases } from './construct-cases';

it.each(constructTests(dnsFailover, constructCases, shapes))('%s', (_, faults) => {
  expect(faults()).toEqual([]);
});
