import { EfsAccessPoint } from '@cdktf/provider-aws/lib/efs-access-point';
import { EfsMountTarget } from '@cdktf/provider-aws/lib/efs-mount-target';
import { EfsReplicationConfiguration } from '@cdktf/provider-aws/lib/efs-replication-configuration';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { arnOf, nameFor } from '@etops/foundation';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { OwnFileSystem } from '../web-tier-props';
import { renderFileSystem } from './encrypted-file-system';
import type { WebTierSettings } from './settings';

/** User and group that own the shared files, whichever user asks: the access point sees to it. */
const OWNER = 1000;

/** Directory of the file system that servers see; the same in both Regions, since replication copies it. */
const ROOT = '/web';

/** The shared files as servers see them: mount targets, one a zone, and an access point. */
export class Files extends Construct {
  readonly fileSystemId: string;
  readonly fileSystemArn: string;
  readonly accessPoint: EfsAccessPoint;
  readonly securityGroup: SecurityGroup;
  /** What must be there before a server can mount. */
  readonly mountable: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, settings: WebTierSettings) {
    super(scope, id);
    const { environment, network, purpose, fileSystem } = settings;
    const ready: ITerraformDependable[] = [];
    if ('existingFileSystemId' in fileSystem) {
      this.fileSystemId = fileSystem.existingFileSystemId;
      this.fileSystemArn = arnOf(environment, 'elasticfilesystem', `file-system/${this.fileSystemId}`);
    } else {
      const own = this.createFileSystem(settings, fileSystem);
      ready.push(own.policy);
      this.fileSystemId = own.fileSystem.id;
      this.fileSystemArn = own.fileSystem.arn;
    }
    this.securityGroup = new SecurityGroup(this, 'security-group', {
      name: nameFor(environment, `${purpose}-files`, { maxLength: 255 }),
      description: 'Mount targets: only servers may connect',
      vpcId: network.vpcId,
    });
    this.accessPoint = new EfsAccessPoint(this, 'access-point', {
      fileSystemId: this.fileSystemId,
      posixUser: { uid: OWNER, gid: OWNER },
      rootDirectory: {
        path: ROOT,
        creationInfo: { ownerUid: OWNER, ownerGid: OWNER, permissions: '0755' },
      },
      tags: { Name: nameFor(environment, purpose, { maxLength: 255 }) },
    });
    this.mountable = [...ready, ...this.createMountTargets(settings)];
  }

  private createFileSystem({ environment, purpose }: WebTierSettings, props: OwnFileSystem) {
    const { replicateTo, automaticBackups = false, tags = {} } = props;
    const own = renderFileSystem(this, {
      environment,
      purpose: `${purpose}-files`,
      replicationOverwrite: 'ENABLED',
      automaticBackups,
      tags,
    });
    if (replicateTo !== undefined) {
      new EfsReplicationConfiguration(this, 'replication', {
        sourceFileSystemId: own.fileSystem.id,
        destination: { ...replicateTo },
      });
    }
    return own;
  }

  /** EFS takes one mount target a zone, so further subnets of a zone go without. */
  private createMountTargets({ network }: WebTierSettings): EfsMountTarget[] {
    const byZone = new Map(network.applicationSubnets.toReversed().map((subnet) => [subnet.availabilityZone, subnet]));
    return [...byZone.values()].toReversed().map(
      (subnet) =>
        new EfsMountTarget(this, `mount-target-${subnet.availabilityZone}`, {
          fileSystemId: this.fileSystemId,
          subnetId: subnet.id,
          securityGroups: [this.securityGroup.id],
        }),
    );
  }
}
