import { BackupAudit, backupSelectionTag } from '@etops/backup';
import { EnvironmentStack } from '@etops/foundation';
import { App } from 'cdktf';

const app = new App();
const environment = {
  application: 'airline',
  name: 'primary',
  role: 'production',
  region: 'eu-central-1',
  accountId: '123456789012',
} as const;
const stack = new EnvironmentStack(app, 'primary', { environment });

// #region audit
new BackupAudit(stack, 'backup-audit', {
  recorder: { kind: 'existing', resourceTypes: 'all' },
  controls: {
    protectedByPlan: { tag: backupSelectionTag(environment) },
    crossRegionCopy: { region: 'eu-west-1', tag: backupSelectionTag(environment) },
    lastRecoveryPoint: { withinHours: 24, types: ['RDS', 'EFS'] },
    planFrequency: { everyHours: 24, retentionDays: 35 },
    deletionDisabled: {},
    encrypted: true,
    restoreTime: { withinMinutes: 720 },
  },
});
// #endregion

app.synth();
