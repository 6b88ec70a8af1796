import { EfsAccessPoint } from '@cdktf/provider-aws/lib/efs-access-point';
import { EfsMountTarget } from '@cdktf/provider-aws/lib/efs-mount-target';
import { EfsReplicationConfiguration } from '@cdktf/provider-aws/lib/efs-replication-configuration';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import type { EnvironmentRef, SubnetRef } from '@etops/contracts';
import {
  arnOf,
  keptDescription,
  nameFor,
  SECURITY_GROUP_NAME_LENGTH,
  TAG_VALUE_LENGTH,
  warnOfUnknownRegion,
} from '@etops/foundation';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { renderFileSystem } from './encrypted-file-system';
import type { NewFileSystem, WebTierFileSystem } from './file-system-props';
import { NFS_PORT } from './limits';

/** User and group that own the shared files: the access point enforces them for every client. */
const OWNER = 1000;

/** Directory that the access point exposes; the same in both Regions, since replication copies it. */
const ROOT = '/web';

/** Settings of the shared files. */
export interface FilesConfig {
  readonly environment: EnvironmentRef;
  /** Id of the web tier, part of every name. */
  readonly purpose: string;
  readonly vpcId: string;
  /** Subnets of the servers. */
  readonly subnets: readonly SubnetRef[];
  readonly fileSystem: WebTierFileSystem;
}

/** Creates the shared files: a file system unless one exists, one mount target per zone, and an access point. */
export class Files extends Construct {
  readonly fileSystemId: string;
  readonly fileSystemArn: string;
  readonly accessPoint: EfsAccessPoint;
  readonly securityGroup: SecurityGroup;
  /** Resources that must exist before a server can mount the files. */
  readonly mountable: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, config: FilesConfig) {
    super(scope, id);
    const { environment, purpose, vpcId, subnets, fileSystem } = config;
    const ready: ITerraformDependable[] = [];
    if ('existingFileSystemId' in fileSystem) {
      this.fileSystemId = fileSystem.existingFileSystemId;
      this.fileSystemArn = arnOf(environment, 'elasticfilesystem', `file-system/${this.fileSystemId}`);
    } else {
      const own = this.createFileSystem(config, fileSystem);
      ready.push(own.policy);
      this.fileSystemId = own.fileSystem.id;
      this.fileSystemArn = own.fileSystem.arn;
    }
    this.securityGroup = new SecurityGroup(this, 'security-group', {
      name: nameFor(environment, `${purpose}-files`, { maxLength: SECURITY_GROUP_NAME_LENGTH.max }),
      description: 'Mount targets: connections from servers only',
      vpcId,
      lifecycle: keptDescription,
    });
    this.allowClients(fileSystem.clientCidrBlocks ?? []);
    this.accessPoint = new EfsAccessPoint(this, 'access-point', {
      fileSystemId: this.fileSystemId,
      posixUser: { uid: OWNER, gid: OWNER },
      rootDirectory: {
        path: ROOT,
        creationInfo: { ownerUid: OWNER, ownerGid: OWNER, permissions: '0755' },
      },
      tags: { Name: nameFor(environment, purpose, { maxLength: TAG_VALUE_LENGTH.max }) },
    });
    this.mountable = [...ready, ...this.createMountTargets(subnets)];
  }

  private allowClients(cidrBlocks: readonly string[]): void {
    for (const cidrIpv4 of cidrBlocks) {
      new VpcSecurityGroupIngressRule(this, `clients-${cidrIpv4.replaceAll(/[./]/g, '-')}`, {
        securityGroupId: this.securityGroup.id,
        description: 'Clients outside the VPC',
        cidrIpv4,
        ipProtocol: 'tcp',
        fromPort: NFS_PORT,
        toPort: NFS_PORT,
      });
    }
  }

  private createFileSystem({ environment, purpose }: FilesConfig, props: NewFileSystem) {
    const { replicateTo, automaticBackups = false, tags = {} } = props;
    const own = renderFileSystem(this, {
      environment,
      purpose: `${purpose}-files`,
      replicationOverwrite: 'ENABLED',
      automaticBackups,
      tags,
    });
    if (replicateTo !== undefined) {
      warnOfUnknownRegion(this, 'fileSystem.replicateTo.region', replicateTo.region);
      new EfsReplicationConfiguration(this, 'replication', {
        sourceFileSystemId: own.fileSystem.id,
        destination: { ...replicateTo },
      });
    }
    return own;
  }

  /** Creates one mount target per zone, in its first subnet: EFS accepts no more. */
  private createMountTargets(subnets: readonly SubnetRef[]): EfsMountTarget[] {
    const byZone = new Map(subnets.toReversed().map((subnet) => [subnet.availabilityZone, subnet]));
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
