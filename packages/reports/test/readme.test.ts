import { join } from 'node:path';
import { compareFragments } from '@etops/testing';
import * as examples from '../examples/reports';

it('shows fragments of the examples, all of them and no others', () => {
  expect(compareFragments([join(__dirname, '../README.md')], join(__dirname, '../examples'))).toEqual({
    notCompiled: [],
    notShown: [],
  });
});

it.each(Object.entries(examples))('runs the example %s', (_, report) => {
  expect(report.split('\n').length).toBeGreaterThan(1);
});
