export { BackupAlarms } from './backup-alarms';
export type { BackupAlarmsProps } from './backup-alarms';
export { BackupNotifications } from './backup-notifications';
export type { BackupNotificationsProps } from './backup-notifications-props';
export type { NotificationsRef } from './notifications-ref';
export { backupMachineName } from './machine-names';
