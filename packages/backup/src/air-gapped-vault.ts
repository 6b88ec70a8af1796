import { BackupLogicallyAirGappedVault } from '@cdktf/provider-aws/lib/backup-logically-air-gapped-vault';
import type { EnvironmentRef } from '@etops/contracts';
import type { Problem } from '@etops/foundation';
import { isProtected, nameFor, ProblemList, throwProblems } from '@etops/foundation';
import { Construct } from 'constructs';
import type { BackupVaultRef } from './backup-target';
import { backupVaultArn } from './backup-target';
import { isWholeBetween } from './internal/numbers';
import { AIR_GAPPED_MIN_RETENTION_DAYS, MAX_RETENTION_DAYS, VAULT_NAME_MAX_LENGTH, VAULT_NAME_PATTERN } from './limits';

export interface AirGappedVaultProps {
  readonly environment: EnvironmentRef;
  /**
   * Physical name: 2 to 50 letters, digits, `-` and `_`. Changing it makes another vault.
   *
   * @default - `<application>-<environment>-air-gapped`
   */
  readonly name?: string;
  /** Shortest retention that the vault takes, in days, 7 or more. Final from the first apply on. */
  readonly minimumRetentionDays: number;
  /** Longest retention that the vault takes, in days, at most 36,500. Final from the first apply on. */
  readonly maximumRetentionDays: number;
}

/**
 * A logically air-gapped vault: locked in compliance mode from its first second, its copies kept apart from the
 * account's own storage under a key that AWS owns, so that nobody in the account can delete or re-key them.
 *
 * It is a place for copies. There is no window in which its limits can be changed, so a development environment may
 * not have one. Not every resource type can be copied there in every Region.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/logicallyairgappedvault.html (checked 2026-11-23)
 * @throws ValidationError when name or retention contradict AWS, or the environment may be thrown away
 */
export class AirGappedVault extends Construct {
  /** The vault as a target of copies; all of it is literal. */
  readonly ref: BackupVaultRef;

  constructor(scope: Construct, id: string, props: AirGappedVaultProps) {
    super(scope, id);
    const { environment, minimumRetentionDays, maximumRetentionDays } = props;
    const name = props.name ?? nameFor(environment, 'air-gapped', { maxLength: VAULT_NAME_MAX_LENGTH });
    throwProblems(this, checkAirGappedVault({ ...props, name }));
    new BackupLogicallyAirGappedVault(this, 'vault', {
      name,
      minRetentionDays: minimumRetentionDays,
      maxRetentionDays: maximumRetentionDays,
      lifecycle: { preventDestroy: true },
    });
    this.ref = {
      vaultName: name,
      vaultArn: backupVaultArn(environment, name),
      region: environment.region,
      minimumRetentionDays,
      maximumRetentionDays,
    };
  }
}

function checkAirGappedVault(props: AirGappedVaultProps & { readonly name: string }): readonly Problem[] {
  const { environment, name, minimumRetentionDays: minimum, maximumRetentionDays: maximum } = props;
  const problems = new ProblemList();
  problems.require(
    VAULT_NAME_PATTERN.test(name),
    'AIR_GAPPED_VAULT_NAME',
    () => `name must be 2 to 50 letters, digits, '-' or '_', got '${name}'; choose another name`,
  );
  problems.require(
    isWholeBetween(minimum, AIR_GAPPED_MIN_RETENTION_DAYS, MAX_RETENTION_DAYS),
    'AIR_GAPPED_VAULT_MINIMUM',
    () => `minimumRetentionDays must be a whole number from 7 to 36500, got ${String(minimum)}; AWS takes no less`,
  );
  problems.require(
    isWholeBetween(maximum, minimum, MAX_RETENTION_DAYS),
    'AIR_GAPPED_VAULT_MAXIMUM',
    () =>
      `maximumRetentionDays must be a whole number from minimumRetentionDays (${String(minimum)}) to 36500, got ${String(maximum)}; raise it`,
  );
  problems.require(
    isProtected(environment),
    'AIR_GAPPED_VAULT_DEVELOPMENT',
    () =>
      `environment.role must be 'production' or 'recovery', got 'development'; an air-gapped vault can never be emptied by hand, use BackupVault there`,
  );
  return problems.all;
}
