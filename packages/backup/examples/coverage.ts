import { collectInventory, proveCoverage } from '@etops/backup';
import { EnvironmentStack, PrivateBucket, synthesizeApp } from '@etops/foundation';
import type { App } from 'cdktf';

const environment = {
  application: 'airline',
  name: 'primary',
  role: 'production',
  region: 'eu-central-1',
  accountId: '123456789012',
} as const;

const primary = (app: App) => {
  const stack = new EnvironmentStack(app, 'primary', { environment });
  new PrivateBucket(stack, 'logs', { bucketName: 'airline-logs', expireAfterDays: 90 });
  return stack;
};

// #region coverage
synthesizeApp([primary], undefined, [
  (stacks) =>
    proveCoverage(collectInventory(stacks), {
      objective: { minimumDays: 90, maximumDays: 366 },
      exemptions: [
        { path: 'primary/logs/bucket', reason: 'access logs, deleted after 90 days', expires: '2027-11-30' },
      ],
      today: '2026-11-23',
    }).problems,
]);
// #endregion
