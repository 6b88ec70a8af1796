import { EfsBackupPolicy } from '@cdktf/provider-aws/lib/efs-backup-policy';
import { EfsFileSystem } from '@cdktf/provider-aws/lib/efs-file-system';
import { EfsFileSystemPolicy } from '@cdktf/provider-aws/lib/efs-file-system-policy';
import type { EnvironmentRef } from '@etops/contracts';
import type { Tags } from '@etops/foundation';
import { CustomerKey, isProtected, nameFor, policyDocument } from '@etops/foundation';
import type { Construct } from 'constructs';
import { CREATION_TOKEN_LENGTH } from './limits';

/** Settings of an encrypted file system. */
export interface EncryptedFileSystemConfig {
  readonly environment: EnvironmentRef;
  /** Name of the file system, after the environment. */
  readonly purpose: string;
  /** Protection against replication from another file system. */
  readonly replicationOverwrite: 'ENABLED' | 'DISABLED';
  readonly automaticBackups: boolean;
  readonly tags: Tags;
}

/** Resources of an encrypted file system. */
export interface EncryptedFileSystem {
  readonly fileSystem: EfsFileSystem;
  /** Policy to depend on: without it, the file system accepts connections without TLS. */
  readonly policy: EfsFileSystemPolicy;
}

/**
 * Renders a file system with its own key, elastic throughput and TLS only. Clients need IAM: the policy contains no Allow,
 * so anonymous mounts are refused.
 */
export function renderFileSystem(
  scope: Construct,
  { environment, purpose, replicationOverwrite, automaticBackups, tags }: EncryptedFileSystemConfig,
): EncryptedFileSystem {
  const name = nameFor(environment, purpose, { maxLength: CREATION_TOKEN_LENGTH.max });
  const key = new CustomerKey(scope, 'key', { environment, purpose });
  const fileSystem = new EfsFileSystem(scope, 'file-system', {
    creationToken: name,
    encrypted: true,
    kmsKeyId: key.arn,
    performanceMode: 'generalPurpose',
    throughputMode: 'elastic',
    protection: { replicationOverwrite },
    tags: { Name: name, ...tags },
    lifecycle: {
      preventDestroy: isProtected(environment),
      // EFS sets it to REPLICATING during a replication, and provider 5.100.0 would try to change it back.
      // https://github.com/hashicorp/terraform-provider-aws/issues/36811
      ignoreChanges: ['protection'],
    },
  });
  const policy = new EfsFileSystemPolicy(scope, 'policy', {
    fileSystemId: fileSystem.id,
    policy: policyDocument({
      Sid: 'TlsOnly',
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: '*',
      Resource: fileSystem.arn,
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    }),
  });
  new EfsBackupPolicy(scope, 'backup-policy', {
    fileSystemId: fileSystem.id,
    backupPolicy: { status: automaticBackups ? 'ENABLED' : 'DISABLED' },
  });
  return { fileSystem, policy };
}
