export { checkAlarms } from './check-alarms';
export { alarmConfig } from './alarm-config';
