import { isInstanceType } from '../src';

describe('isInstanceType', () => {
  it.each([
    'm7g.large',
    't4g.nano',
    'c7i-flex.xlarge',
    'r8g.metal-24xl',
    'u-6tb1.112xlarge',
    'mac2-m2.metal',
    'x2iedn.32xlarge',
  ])('accepts %s', (type) => {
    expect(isInstanceType(type)).toBe(true);
  });

  it.each([
    'large',
    'm7g',
    'm7g.',
    'm7g.huge',
    'm7g.largee',
    'M7g.large',
    'db.m7g.large',
    'general.large',
    'm7g.1000xlarge',
  ])('refuses %s', (type) => {
    expect(isInstanceType(type)).toBe(false);
  });
});
