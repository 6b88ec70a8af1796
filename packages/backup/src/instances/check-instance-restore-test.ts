import type { ProblemList } from '@etops/foundation';
import { checkArn, checkSchedule, checkTimeZone, checkWholeNumber, isToken, propPath, show } from '@etops/foundation';
import { SELECTION_WINDOW_DAYS, VAULT_NAME_PATTERN } from '../limits';
import { checkNotifications } from '../notifications';
import type { ResolvedInstanceRestoreTest } from './instance-restore-test-props';

/** Checks the vault, the network, the days and the schedule of a restore test. */
export function checkInstanceRestoreTest(problems: ProblemList, path: string, test: ResolvedInstanceRestoreTest): void {
  const { environment, notifications, vault, network, instanceType, selectionWindowDays, schedule, timeZone } = test;
  const at = (prop: string) => propPath(path, prop);
  const name = problems.literal(at('vault.name'), vault.name, 'permissions are computed from it');
  problems.require(
    name === undefined || VAULT_NAME_PATTERN.test(name),
    'INSTANCE_RESTORE_VAULT',
    () =>
      `${at('vault.name')} must be 2 to 50 letters, digits, '-' or '_', got ${show(name)}; compute it with backupVaultName`,
  );
  const alias = problems.literal(at('vault.kmsKeyAliasArn'), vault.kmsKeyAliasArn, 'permissions are computed from it');
  if (alias !== undefined) {
    checkArn(
      problems,
      at('vault.kmsKeyAliasArn'),
      alias,
      {
        service: 'kms',
        resourceType: 'alias',
        noun: 'an alias of a KMS key',
        region: environment.region,
        accountId: environment.accountId,
      },
      { code: 'ARN', advice: 'use customerKeyAliasArn, for example' },
    );
  }
  checkNotifications(problems, at('notifications'), notifications, environment);
  problems.require(
    isToken(network.dataSubnets) || network.dataSubnets.length > 0,
    'INSTANCE_RESTORE_SUBNET',
    () => `${at('network.dataSubnets')} must contain at least one subnet, got none; add one without a route out`,
  );
  problems.require(
    isToken(instanceType) || /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/.test(instanceType),
    'INSTANCE_RESTORE_TYPE',
    () => `${at('instanceType')} must be an EC2 instance type, got ${show(instanceType)}; use 't3.medium', for example`,
  );
  const days = problems.literal(at('selectionWindowDays'), selectionWindowDays, 'earlier days are computed from it');
  checkWholeNumber(problems, at('selectionWindowDays'), days, SELECTION_WINDOW_DAYS, {
    code: 'INSTANCE_RESTORE_WINDOW',
    unit: 'days',
    example: 3,
  });
  checkSchedule(problems, at('schedule'), schedule, 'scheduler', {
    code: 'INSTANCE_RESTORE_SCHEDULE',
    minHours: 1,
    maxDays: 366,
  });
  checkTimeZone(problems, at('timeZone'), timeZone, { code: 'INSTANCE_RESTORE_TIME_ZONE' });
}
