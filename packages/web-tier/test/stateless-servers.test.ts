import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group';
import { EfsAccessPoint } from '@cdktf/provider-aws/lib/efs-access-point';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import type { LaunchTemplateBlockDeviceMappings } from '@cdktf/provider-aws/lib/launch-template';
import { EnvironmentStack } from '@etops/foundation';
import { synth, testEnvironment } from '@etops/testing';
import { AnnotationMetadataEntryType } from 'cdktf';
import { statelessServers, WebTier } from '../src';
import { webTierProps } from './support';

const WARN: string = AnnotationMetadataEntryType.WARN;

/** Returns the warnings of a stack with the policy, which is synthesized in spite of them. */
function warningsOf(build: (stack: EnvironmentStack) => void): readonly string[] {
  let made: EnvironmentStack | undefined;
  const { json } = synth(build, (app) => {
    made = new EnvironmentStack(app, 'test', { environment: testEnvironment, policies: [statelessServers] });
    return made;
  });
  expect(json.resource).toBeDefined();
  return (made?.node.findAll() ?? []).flatMap(({ node }) =>
    node.metadata.filter(({ type }) => type === WARN).map(({ data }) => `${node.path}: ${String(data)}`),
  );
}

/** Creates a group that is not a web tier's, with the given volumes. */
function group(stack: EnvironmentStack, blockDeviceMappings: LaunchTemplateBlockDeviceMappings[]): void {
  const template = new LaunchTemplate(stack, 'template', { name: 'servers', blockDeviceMappings });
  new AutoscalingGroup(stack, 'group', { minSize: 1, maxSize: 2, launchTemplate: { id: template.id, version: '1' } });
}

const files = (stack: EnvironmentStack) => new EfsAccessPoint(stack, 'files', { fileSystemId: 'fs-0123456789abcdef0' });
const root = { deviceName: '/dev/xvda', ebs: { volumeSize: 20 } };

describe('statelessServers', () => {
  it('does not warn of a web tier', () => {
    expect(warningsOf((stack) => new WebTier(stack, 'web', webTierProps))).toEqual([]);
  });

  it.each<[string, LaunchTemplateBlockDeviceMappings[], string]>([
    [
      'a second volume',
      [root, { deviceName: '/dev/sdf', ebs: { volumeSize: 50 } }],
      'test/template: block_device_mappings must be the root volume only, got /dev/xvda, /dev/sdf; keep shared files on EFS, and include the rest in the image [POLICY_STATELESS_SERVERS]',
    ],
    [
      'a large volume',
      [{ deviceName: '/dev/xvda', ebs: { volumeSize: 500 } }],
      'test/template: block_device_mappings.ebs.volume_size must be at most 100, got 500 for /dev/xvda; keep data on EFS, in S3 or in the database [POLICY_STATELESS_SERVERS]',
    ],
    [
      'a volume that outlives its server',
      [{ deviceName: '/dev/xvda', ebs: { volumeSize: 20, deleteOnTermination: 'false' } }],
      'test/template: block_device_mappings.ebs.delete_on_termination must be true, got false for /dev/xvda; keep data that must survive a server on EFS [POLICY_STATELESS_SERVERS]',
    ],
  ])('warns of %s', (_, volumes, message) => {
    const warnings = warningsOf((stack) => {
      files(stack);
      group(stack, volumes);
    });

    expect(warnings).toEqual([message]);
  });

  it('warns of servers that share no files', () => {
    const warnings = warningsOf((stack) => {
      group(stack, [root]);
    });

    expect(warnings).toEqual([
      'test/group: servers must share their files, got no EFS access point or mount target in this stack; add EFS, since the files of a server are lost with it [POLICY_STATELESS_SERVERS]',
    ]);
  });

  it('ignores a template that no group uses', () => {
    const warnings = warningsOf((stack) => {
      new LaunchTemplate(stack, 'workstation', {
        blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: { volumeSize: 900 } }],
      });
    });

    expect(warnings).toEqual([]);
  });
});
