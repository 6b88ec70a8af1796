import { DataAwsKmsAlias } from '@cdktf/provider-aws/lib/data-aws-kms-alias';
import { DataAwsSecretsmanagerSecret } from '@cdktf/provider-aws/lib/data-aws-secretsmanager-secret';
import type { Construct } from 'constructs';
import { databaseSecretName, parseDatabaseArn } from '../names';

/** Where the source's credentials are, in the replica's Region. */
export interface SourceSecret {
  readonly secretArn: string;
  readonly secretKmsKeyArn: string;
}

/**
 * Looks up the copy of the source's secret and its key, by the names that were chosen for them. Both are in the
 * replica's own Region: with the source's Region gone they are still found.
 */
export function findSourceSecret(scope: Construct, sourceArn: string, keyAliasArn: string): SourceSecret {
  const secret = new DataAwsSecretsmanagerSecret(scope, 'source-secret', {
    name: databaseSecretName(parseDatabaseArn(sourceArn)?.identifier ?? ''),
  });
  const key = new DataAwsKmsAlias(scope, 'source-secret-key', {
    name: keyAliasArn.slice(keyAliasArn.indexOf('alias/')),
  });
  return { secretArn: secret.arn, secretKmsKeyArn: key.targetKeyArn };
}
