import { badInputFaults, offSweep, propCases, uncoveredConstructs } from '@etops/testing';
import * as webTier from '../src';
import { shapes } from '../src/shapes.generated';
import { constructCases } from './construct-cases';

it('every construct of the package has a case', () => {
  expect(uncoveredConstructs(webTier, constructCases)).toEqual([]);
});

describe('left out means off', () => {
  it.each(constructCases.map((subject) => [subject.construct, subject] as const))('%s', (_, subject) => {
    expect(offSweep(subject, shapes)).toEqual([]);
  });
});

describe('bad input is refused, or is sound', () => {
  const props = constructCases.flatMap((subject) =>
    propCases(subject, shapes).map((prop) => [`${subject.construct}.${prop.path}`, subject, prop] as const),
  );

  it.each(props)('%s', (_, subject, prop) => {
    expect(badInputFaults(subject, shapes, prop)).toEqual([]);
  });
});
