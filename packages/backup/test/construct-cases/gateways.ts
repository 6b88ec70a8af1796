import type { ConstructCase } from '@etops/testing';
import { TerraformVariable } from 'cdktf';
import type { Construct } from 'constructs';
import type { FileGatewayProps, VolumeGatewayProps } from '../../src';
import { FileGateway, VolumeGateway } from '../../src';
import { KEY_ARN } from '../operations-kit';
import { environment } from './kit';

const appliance = (scope: Construct) => ({
  environment,
  name: 'site',
  activationKey: new TerraformVariable(scope, 'activation-key', { type: 'string', sensitive: true }).stringValue,
  timeZone: 'GMT+1:00',
  maintenance: { dayOfWeek: 0, hour: 3, minute: 30 } as const,
  vpcEndpoint: 'vpce-0123.storagegateway.eu-central-1.vpce.amazonaws.com',
  kmsKeyArn: KEY_ARN,
  logRetentionDays: 365,
});

const fileGateway: ConstructCase<FileGatewayProps> = {
  construct: 'FileGateway',
  props: 'FileGatewayProps',
  create: (scope, props) => new FileGateway(scope, 'subject', props),
  variants: {
    full: (scope) => ({
      ...appliance(scope),
      cacheDisks: ['/dev/sdb', '/dev/sdc'],
      bucket: { arn: 'arn:aws:s3:::files' },
      shares: [
        { protocol: 'nfs', name: 'scans', prefix: 'scans/', readOnly: true, clients: ['10.0.1.0/24', '10.0.2.0/24'] },
        { protocol: 'smb', name: 'office', prefix: 'office/', readOnly: true, validUsers: ['@crew', '@office'] },
      ],
    }),
  },
};

const volumeGateway: ConstructCase<VolumeGatewayProps> = {
  construct: 'VolumeGateway',
  props: 'VolumeGatewayProps',
  create: (scope, props) => new VolumeGateway(scope, 'subject', props),
  variants: {
    cached: (scope) => ({
      ...appliance(scope),
      address: '10.0.0.20',
      uploadBufferDisks: ['/dev/sdb', '/dev/sdd'],
      storage: { kind: 'cached', cacheDisks: ['/dev/sdc'], volumes: [{ targetName: 'files', sizeGiB: 512 }] },
      volumeTags: { Backup: 'yes' },
    }),
    stored: (scope) => ({
      ...appliance(scope),
      address: '10.0.0.20',
      uploadBufferDisks: ['/dev/sdb'],
      storage: {
        kind: 'stored',
        volumes: [{ targetName: 'files', disk: '/dev/sdc', preserveExistingData: true }],
      },
    }),
  },
};

export const gateways: readonly ConstructCase[] = [fileGateway, volumeGateway];
