export { BackupAlarms } from './backup-alarms';
export type { BackupAlarmsProps } from './backup-alarms';
export { checkNotifications } from './check-notifications';
export { BackupNotifications } from './backup-notifications';
export type { BackupNotificationsProps } from './backup-notifications-props';
export type { NotificationsRef } from './notifications-ref';
export { failureStates } from './failure-states';
export { backupMachineName } from './machine-names';
export { failedRunAlarms, withMachine } from './machine-alarms';
