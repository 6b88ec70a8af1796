import { testNetwork } from '@etops/testing';
import type { ScheduledAction, WebTierProps } from '../src';
import { problemsWith, webTierProps } from './support';

describe('WebTier of a caller without TypeScript', () => {
  it('fails with unknown values of a web ACL', () => {
    const webAcl = {
      action: 'deny',
      requestLogs: 'some',
      managedRuleGroups: [{ name: 'AWSManagedRulesCommonRuleSet' }],
    };

    expect(problemsWith({ webAcl } as unknown as Partial<WebTierProps>).split('\n')).toEqual([
      "primary/web: webAcl.action must be one of 'block', 'count', got 'deny'; use 'block', for example [WEB_TIER_WEB_ACL_ACTION]",
      "primary/web: webAcl.requestLogs must be one of 'matched', 'all', 'none', got 'some'; use 'matched', for example [WEB_TIER_WEB_ACL_REQUEST_LOGS]",
      expect.stringMatching(
        /^primary\/web: webAcl\.managedRuleGroups\[0]\.name must be one of 'AdminProtectionRuleSet', .* got 'AWSManagedRulesCommonRuleSet'; use 'CommonRuleSet', for example, without the prefix AWSManagedRules \[WEB_TIER_WEB_ACL_GROUP]$/,
      ),
    ]);
  });

  it('fails with an unknown mode of predictive scaling', () => {
    expect(problemsWith({ scaling: { predictive: 'on' } } as unknown as Partial<WebTierProps>).split('\n')).toEqual([
      "primary/web: scaling.predictive must be one of 'off', 'forecast-only', 'forecast-and-scale', got 'on'; use 'off', for example [WEB_TIER_PREDICTIVE]",
    ]);
  });

  it.each<[path: string, props: object, rest: string]>([
    [
      'capacity.desiredCapacity',
      { capacity: { minSize: 2, maxSize: 6 } },
      'use a number of servers, for example 2 [WEB_TIER_CAPACITY]',
    ],
    ['instanceType', { instanceType: undefined }, "use 'm7g.large', for example [WEB_TIER_INSTANCE_TYPE]"],
    [
      'domain.hostedZoneId',
      { domain: { ...webTierProps.domain, hostedZoneId: undefined } },
      "use the id of the public hosted zone, without '/hostedzone/' [WEB_TIER_ZONE_ID]",
    ],
    [
      'domain.zoneName',
      { domain: { ...webTierProps.domain, zoneName: undefined } },
      "use 'airline.example', for example [WEB_TIER_ZONE_NAME]",
    ],
    [
      'domain.originName',
      { domain: { ...webTierProps.domain, originName: undefined } },
      "use 'origin-primary.airline.example', for example [WEB_TIER_ORIGIN_NAME]",
    ],
    [
      'warmPool.maxGroupPreparedCapacity',
      { capacity: { ...webTierProps.capacity, ignoreMinSizeChanges: true }, warmPool: {} },
      'use the number of servers of full load, for example 6 [WEB_TIER_WARM_POOL_PREPARED]',
    ],
    [
      'webAcl.managedRuleGroups[0].name',
      { webAcl: { managedRuleGroups: [{}] } },
      "use 'CommonRuleSet', for example [WEB_TIER_WEB_ACL_GROUP]",
    ],
    [
      'network.vpcId',
      { network: { ...testNetwork, vpcId: undefined } },
      'pass the ref of a network, since AWS would use the default VPC [WEB_TIER_VPC]',
    ],
    [
      'network.publicSubnets[0].availabilityZone',
      { network: { ...testNetwork, publicSubnets: [{ id: 'subnet-1' }] } },
      'pass the ref of a network [WEB_TIER_SUBNET]',
    ],
    [
      'fileSystem.existingFileSystemId',
      { fileSystem: { existingFileSystemId: undefined } },
      'pass the id, or omit fileSystem to create one [WEB_TIER_FILE_SYSTEM]',
    ],
    [
      'fileSystem.replicateTo.fileSystemId',
      { fileSystem: { replicateTo: { region: 'eu-west-1' } } },
      'pass the id of a ReplicaFileSystem, since EFS would otherwise create an unmanaged file system [WEB_TIER_REPLICATION_TARGET]',
    ],
  ])('fails without %s', (path, props, rest) => {
    expect(problemsWith(props)).toBe(`primary/web: ${path} must be given, got nothing; ${rest}`);
  });

  it('fails without name, recurrence and minimum of a scheduled action', () => {
    expect(problemsWith({ scaling: { scheduledActions: [{} as ScheduledAction] } }).split('\n')).toEqual([
      "primary/web: scaling.scheduledActions[0].name must be given, got nothing; use 'monday-morning', for example [WEB_TIER_SCHEDULED_ACTION_NAME]",
      "primary/web: scaling.scheduledActions[0].recurrence must be given, got nothing; use '0 6 * * 1', for example [WEB_TIER_SCHEDULED_ACTION_RECURRENCE]",
      'primary/web: scaling.scheduledActions[0].minSize must be given, got nothing; use a number of servers, for example 2 [WEB_TIER_SCHEDULED_ACTION_MIN_SIZE]',
    ]);
  });
});
