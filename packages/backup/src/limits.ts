/**
 * Numbers and forms that AWS Backup sets.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRuleInput.html (checked 2026-11-22)
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_PutBackupVaultLockConfiguration.html (checked 2026-11-22)
 */

/** Names of vaults: 2 to 50 letters, digits, `-` and `_`. */
export const VAULT_NAME_PATTERN = /^[a-zA-Z0-9_-]{2,50}$/;
export const VAULT_NAME_MAX_LENGTH = 50;

/** Names of plans, rules and selections: 1 to 50 letters, digits, `-`, `_` and `.`. */
export const RULE_NAME_PATTERN = /^[a-zA-Z0-9_.-]{1,50}$/;
export const PLAN_NAME_MAX_LENGTH = 50;

/** Retention: 1 day to 100 years. */
export const MIN_RETENTION_DAYS = 1;
export const MAX_RETENTION_DAYS = 36_500;

/** A job that has not started within its start window is cancelled; AWS takes 60 minutes or more. */
export const MIN_START_WINDOW_MINUTES = 60;

/** AWS keeps a compliance lock open to changes for at least 72 hours. */
export const MIN_CHANGEABLE_FOR_DAYS = 3;
