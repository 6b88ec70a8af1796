import * as fc from 'fast-check';
import { formatMessage, ProblemList } from '@etops/foundation';
import type { Traffic, Weights } from '../src';
import { weightsOf } from '../src';
import { checkTraffic } from '../src/records';

const share = ({ onPremises, aws }: Weights) => aws / (onPremises + aws);

describe('weightsOf', () => {
  it.each<[Weights, Traffic | undefined, Weights]>([
    [{ onPremises: 70, aws: 30 }, undefined, { onPremises: 70, aws: 30 }],
    [{ onPremises: 70, aws: 30 }, 'normal', { onPremises: 70, aws: 30 }],
    [{ onPremises: 70, aws: 30 }, 'all-to-aws', { onPremises: 0, aws: 100 }],
    [{ onPremises: 70, aws: 30 }, 'all-to-on-premises', { onPremises: 100, aws: 0 }],
    [
      { onPremises: 70, aws: 30 },
      { towards: 'aws', percent: 10 },
      { onPremises: 63, aws: 37 },
    ],
    [
      { onPremises: 50, aws: 50 },
      { towards: 'on-premises', percent: 50 },
      { onPremises: 75, aws: 25 },
    ],
    [{ onPremises: 255, aws: 255 }, 'all-to-aws', { onPremises: 0, aws: 255 }],
    [
      { onPremises: 1, aws: 1 },
      { towards: 'aws', percent: 50 },
      { onPremises: 85, aws: 255 },
    ],
    [
      { onPremises: 1, aws: 0 },
      { towards: 'aws', percent: 0.1 },
      { onPremises: 255, aws: 1 },
    ],
  ])('turns the weights %j with traffic %j into %j', (normal, traffic, weights) => {
    expect(weightsOf(normal, traffic)).toEqual(weights);
  });

  it('gives weights that Route 53 accepts, close to the requested share, for any normal weights', () => {
    const weight = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(weight, weight, fc.integer({ min: 0, max: 100 }), (onPremises, aws, percent) => {
        fc.pre(onPremises + aws > 0);
        const weights = weightsOf({ onPremises, aws }, { towards: 'aws', percent });
        const wanted = (aws + (onPremises * percent) / 100) / (onPremises + aws);

        expect(Object.values(weights).every((value) => Number.isInteger(value) && value >= 0 && value <= 255)).toBe(
          true,
        );
        expect(weights.aws === 0).toBe(wanted === 0);
        expect(weights.onPremises === 0).toBe(wanted === 1);
        expect(Math.abs(share(weights) - wanted)).toBeLessThan(1 / 255);
      }),
    );
  });
});

describe('checkTraffic', () => {
  it.each<[unknown, string]>([
    [
      { towards: 'AWS', percent: 10 },
      "traffic.towards must be one of 'aws', 'on-premises', got 'AWS'; use 'aws', for example [DNS_TRAFFIC_SITE]",
    ],
    [
      { percent: 10 },
      "traffic.towards must be one of 'aws', 'on-premises', got nothing; use 'aws', for example [DNS_TRAFFIC_SITE]",
    ],
    [
      { towards: 'aws' },
      "traffic.percent must be from 0 to 100, got nothing; use the percentage of the other site's share to move [DNS_TRAFFIC_PERCENT]",
    ],
  ])('fails for %j, which would send traffic to another site than meant', (traffic, message) => {
    const problems = new ProblemList();
    checkTraffic(problems, 'traffic', traffic as Traffic);

    expect(problems.all.map(formatMessage)).toEqual([message]);
  });

  it.each<Traffic>(['normal', 'all-to-aws', 'all-to-on-premises', { towards: 'on-premises', percent: 0 }])(
    'accepts %j',
    (traffic) => {
      const problems = new ProblemList();
      checkTraffic(problems, 'traffic', traffic);

      expect(problems.all).toEqual([]);
    },
  );

  it.each([-1, 101, Number.NaN])('fails when %d percent of a share are to move', (percent) => {
    const problems = new ProblemList();
    checkTraffic(problems, 'traffic', { towards: 'aws', percent });

    expect(problems.all).toEqual([
      {
        code: 'DNS_TRAFFIC_PERCENT',
        message: `traffic.percent must be from 0 to 100, got ${String(percent)}; use the percentage of the other site's share to move`,
      },
    ]);
  });
});
