import { Fn, Token } from 'cdktf';
import { isToken } from '@etops/foundation';
import type { RestoreFrom } from './restore-from';

/**
 * Attributes that a restored instance gets from its source, and that are used only at creation: no later change of them
 * may replace a database. RDS keeps the source's key in a restore.
 */
export const restoredAttributes = ['snapshot_identifier', 'restore_to_point_in_time', 'kms_key_id', 'db_name'] as const;

/** Returns the attributes of an instance that is restored. Database name and storage size are those of the source. */
export function restoreConfig(from: RestoreFrom) {
  if (from.kind === 'snapshot') {
    return { snapshotIdentifier: from.snapshot };
  }
  return {
    restoreToPointInTime: {
      ...sourceConfig(from.source),
      ...(from.time === 'latest' ? { useLatestRestorableTime: true } : { restoreTime: from.time }),
    },
  };
}

/** Returns the source, as identifier or ARN. Terraform selects one of the two if the source is known only at apply. */
function sourceConfig(source: string) {
  if (isToken(source)) {
    const isArn = Fn.startswith(source, 'arn:');
    return {
      sourceDbInstanceAutomatedBackupsArn: Token.asString(Fn.conditional(isArn, source, Token.nullValue())),
      sourceDbInstanceIdentifier: Token.asString(Fn.conditional(isArn, Token.nullValue(), source)),
    };
  }
  return source.startsWith('arn:')
    ? { sourceDbInstanceAutomatedBackupsArn: source }
    : { sourceDbInstanceIdentifier: source };
}

/** Returns conditions that are known only after the restore. Each fails the apply, and says how to fix it. */
export function restorePostconditions(username: string) {
  return [
    {
      condition: '${self.storage_encrypted}',
      errorMessage:
        'The restored database is not encrypted, like its source. Copy the snapshot with a KMS key, then restore the copy.',
    },
    {
      condition: `\${self.username == "${username}"}`,
      errorMessage: `The master user of the restored database is that of its source, not ${username}. Use the source's name as username.`,
    },
  ];
}
