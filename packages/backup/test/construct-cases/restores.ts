import type { ConstructCase } from '@etops/testing';
import { testNetwork } from '@etops/testing';
import type { InstanceRestoreTestProps, RestoreTestingProps, WarmPoolExclusionProps } from '../../src';
import { InstanceRestoreTest, RestoreTesting, WarmPoolExclusion } from '../../src';
import { notifications } from '../operations-kit';
import { environment, roleArn, vault } from './kit';

const instanceRestoreTest: ConstructCase<InstanceRestoreTestProps> = {
  construct: 'InstanceRestoreTest',
  props: 'InstanceRestoreTestProps',
  create: (scope, props) => new InstanceRestoreTest(scope, 'subject', props),
  variants: {
    full: () => ({
      environment,
      notifications,
      vault: {
        name: 'airline-vault-backup',
        kmsKeyAliasArn: 'arn:aws:kms:eu-central-1:123456789012:alias/airline-vault-backup',
      },
      network: { vpcId: testNetwork.vpcId, dataSubnets: testNetwork.dataSubnets },
      instanceType: 't3.medium',
      selectionWindowDays: 8,
      schedule: 'cron(0 9 2 * ? *)',
      timeZone: 'Europe/Berlin',
    }),
  },
};

const warmPoolExclusion: ConstructCase<WarmPoolExclusionProps> = {
  construct: 'WarmPoolExclusion',
  props: 'WarmPoolExclusionProps',
  create: (scope, props) => new WarmPoolExclusion(scope, 'subject', props),
  variants: {
    full: () => ({
      environment,
      notifications,
      autoScalingGroupName: 'airline-primary-web',
      tag: { key: 'Backup', value: 'yes' },
      schedule: 'cron(30 22 * * ? *)',
      timeZone: 'Europe/Berlin',
    }),
  },
};

const restoreTesting: ConstructCase<RestoreTestingProps> = {
  construct: 'RestoreTesting',
  props: 'RestoreTestingProps',
  create: (scope, props) => new RestoreTesting(scope, 'subject', props),
  variants: {
    full: () => ({
      environment,
      name: 'restore_tests',
      vaults: [vault],
      tests: [
        { type: 'RDS', validationWindowHours: 8, overrides: { dbInstanceClass: 'db.t4g.large' } },
        { type: 'EFS', tag: { key: 'Backup', value: 'yes' }, overrides: { encrypted: 'true' } },
        { type: 'S3', resourceArns: ['arn:aws:s3:::airline-media', 'arn:aws:s3:::airline-logs'] },
        { type: 'EC2' },
      ],
      network: { vpcId: testNetwork.vpcId, dataSubnets: testNetwork.dataSubnets },
      schedule: 'cron(0 7 1 * ? *)',
      timeZone: 'Europe/Berlin',
      startWindowHours: 12,
      selectionWindowDays: 14,
      choose: 'random',
      roleArn,
    }),
    'other selections of the same types': () => ({
      environment,
      name: 'restore_tests',
      vaults: [vault],
      tests: [
        { type: 'RDS', tag: { key: 'Backup', value: 'yes' }, overrides: { dbInstanceClass: 'db.t4g.medium' } },
        { type: 'EFS', resourceArns: ['arn:aws:elasticfilesystem:eu-central-1:123456789012:file-system/fs-1'] },
        { type: 'S3', tag: { key: 'Backup', value: 'yes' } },
        { type: 'EC2', resourceArns: ['arn:aws:ec2:eu-central-1:123456789012:instance/i-1'] },
      ],
      network: { vpcId: testNetwork.vpcId, dataSubnets: testNetwork.dataSubnets },
      roleArn,
    }),
  },
};

export const restores: readonly ConstructCase[] = [instanceRestoreTest, warmPoolExclusion, restoreTesting];
