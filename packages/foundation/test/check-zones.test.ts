import { Lazy } from 'cdktf';
import { checkZones, ProblemList } from '../src';

const zones = (...names: readonly string[]) =>
  names.map((availabilityZone, index) => ({ path: `subnets[${String(index)}].availabilityZone`, availabilityZone }));

function problemsOf(...names: readonly string[]) {
  const problems = new ProblemList();
  const areInRegion = checkZones(problems, zones(...names), 'eu-west-1', { code: 'ZONE_REGION' });
  return { areInRegion, all: problems.all };
}

describe('checkZones', () => {
  it('accepts zones of the Region, and those that only Terraform knows', () => {
    const token = Lazy.stringValue({ produce: () => 'eu-west-2a' });

    expect(problemsOf('eu-west-1a', token, 'eu-west-1c')).toEqual({ areInRegion: true, all: [] });
  });

  it('finds one problem in all zones of other Regions, at the first of them', () => {
    expect(problemsOf('eu-west-1a', 'us-east-1a', 'us-east-1a', 'Ohio')).toEqual({
      areInRegion: false,
      all: [
        {
          code: 'ZONE_REGION',
          message:
            "subnets[1].availabilityZone must be in the environment's Region eu-west-1, got 'us-east-1a', 'Ohio'; pass the network of that Region",
        },
      ],
    });
  });
});
