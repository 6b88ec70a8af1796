import type { Checked, ProblemList } from '@etops/foundation';
import { checkWholeNumber, isProtected, isToken, isWholeNumber, propPath, show } from '@etops/foundation';
import { AIR_GAPPED_RETENTION_DAYS, VAULT_NAME_PATTERN } from '../limits';
import type { AirGappedVaultProps } from './air-gapped-vault-props';

/** Checks a logically air-gapped vault, whose name and retention can never be changed. */
export function checkAirGappedVault(
  problems: ProblemList,
  path: string,
  vault: Required<Checked<AirGappedVaultProps>>,
): void {
  const { environment, name, minimumRetentionDays: minimum, maximumRetentionDays: maximum } = vault;
  const at = (prop: string) => propPath(path, prop);
  problems.require(
    isToken(name) || VAULT_NAME_PATTERN.test(name),
    'AIR_GAPPED_VAULT_NAME',
    () => `${at('name')} must be 2 to 50 letters, digits, '-' or '_', got ${show(name)}; use another name`,
  );
  checkWholeNumber(problems, at('minimumRetentionDays'), minimum, AIR_GAPPED_RETENTION_DAYS, {
    code: 'AIR_GAPPED_VAULT_MINIMUM',
    unit: 'days',
  });
  problems.require(
    isToken(minimum) ||
      isToken(maximum) ||
      isWholeNumber(maximum, { min: minimum, max: AIR_GAPPED_RETENTION_DAYS.max }),
    'AIR_GAPPED_VAULT_MAXIMUM',
    () =>
      `${at('maximumRetentionDays')} must be a whole number from minimumRetentionDays (${show(minimum)}) to ${String(AIR_GAPPED_RETENTION_DAYS.max)}, got ${show(maximum)}; raise it`,
  );
  problems.require(
    isProtected(environment),
    'AIR_GAPPED_VAULT_DEVELOPMENT',
    () =>
      `${at('environment.role')} must be 'production' or 'recovery', got 'development'; use BackupVault, since an air-gapped vault cannot be emptied by hand`,
  );
}
