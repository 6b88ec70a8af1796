import { DataAwsKmsAlias } from '@cdktf/provider-aws/lib/data-aws-kms-alias';
import { DataAwsSecretsmanagerSecrets } from '@cdktf/provider-aws/lib/data-aws-secretsmanager-secrets';
import { TerraformLocal } from 'cdktf';
import type { Construct } from 'constructs';

/** Copy of the source's credentials in the replica's Region. */
export interface SourceSecret {
  readonly secretArn: string;
  readonly secretKmsKeyArn: string;
}

/**
 * Looks up the copy of the source's secret and its key by name. Both are in the replica's Region, so the lookup works
 * without the source's Region.
 *
 * It filters a list of secrets: the data source of a single secret also reads its policy, which a copy may refuse.
 */
export function findSourceSecret(scope: Construct, name: string, keyAliasArn: string): SourceSecret {
  const secrets = new DataAwsSecretsmanagerSecrets(scope, 'source-secret', {
    filter: [{ name: 'name', values: [name] }],
  });
  const key = new DataAwsKmsAlias(scope, 'source-secret-key', {
    name: keyAliasArn.slice(keyAliasArn.indexOf('alias/')),
  });
  // The filter also matches longer names. Secrets Manager appends six characters to the name in the ARN.
  const arn = new TerraformLocal(
    scope,
    'source-secret-arn',
    `\${[for arn in data.aws_secretsmanager_secrets.${secrets.friendlyUniqueId}.arns : arn if can(regex(":secret:${name}-[[:alnum:]]{6}$", arn))][0]}`,
  );
  return { secretArn: arn.asString, secretKmsKeyArn: key.targetKeyArn };
}
