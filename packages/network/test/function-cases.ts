import type { FunctionCase } from '@etops/testing';
import type { EnvironmentPlanProps, SubnetPlanProps } from '../src';
import { planEnvironments, planSubnets } from '../src';

const environments: FunctionCase<EnvironmentPlanProps<string>> = {
  name: 'planEnvironments',
  options: 'AnyEnvironmentPlanProps',
  call: (options) => planEnvironments(options),
  variants: {
    full: {
      supernet: '10.0.0.0/12',
      prefixLength: 16,
      environments: { primary: 0, dr: 1 },
      reserved: [{ name: 'on-premises', cidrBlock: '10.8.0.0/14' }],
    },
  },
};

const subnets: FunctionCase<SubnetPlanProps> = {
  name: 'planSubnets',
  options: 'SubnetPlanProps',
  call: (options) => planSubnets(options),
  variants: {
    full: {
      region: 'eu-central-1',
      cidrBlock: '10.0.0.0/16',
      availabilityZones: ['eu-central-1a', 'eu-central-1b'],
      tiers: [{ name: 'cache', kind: 'isolated', slot: 3 }],
    },
  },
};

/** Every function of the package that checks its options, with valid options that give each optional one. */
export const functionCases: readonly FunctionCase[] = [environments, subnets];
