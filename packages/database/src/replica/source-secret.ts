import { DataAwsKmsAlias } from '@cdktf/provider-aws/lib/data-aws-kms-alias';
import { DataAwsSecretsmanagerSecrets } from '@cdktf/provider-aws/lib/data-aws-secretsmanager-secrets';
import { TerraformLocal } from 'cdktf';
import type { Construct } from 'constructs';
import { databaseSecretName, parseDatabaseArn } from '../names/names';

/** Where the source's credentials are, in the replica's Region. */
export interface SourceSecret {
  readonly secretArn: string;
  readonly secretKmsKeyArn: string;
}

/**
 * Looks up the copy of the source's secret and its key, by the names that were chosen for them. Both are in the
 * replica's own Region: with the source's Region gone they are still found.
 *
 * The copy is found in a list, since the data source of a single secret also reads its policy, which a copy may refuse.
 */
export function findSourceSecret(scope: Construct, sourceArn: string, keyAliasArn: string): SourceSecret {
  const name = databaseSecretName(parseDatabaseArn(sourceArn)?.identifier ?? '');
  const secrets = new DataAwsSecretsmanagerSecrets(scope, 'source-secret', {
    filter: [{ name: 'name', values: [name] }],
  });
  const key = new DataAwsKmsAlias(scope, 'source-secret-key', {
    name: keyAliasArn.slice(keyAliasArn.indexOf('alias/')),
  });
  // The filter also finds longer names; an ARN ends in six characters that Secrets Manager adds to the name.
  const arn = new TerraformLocal(
    scope,
    'source-secret-arn',
    `\${[for arn in data.aws_secretsmanager_secrets.${secrets.friendlyUniqueId}.arns : arn if can(regex(":secret:${name}-[[:alnum:]]{6}$", arn))][0]}`,
  );
  return { secretArn: arn.asString, secretKmsKeyArn: key.targetKeyArn };
}
