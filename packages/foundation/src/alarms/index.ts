export { alarmConfig } from './alarm-config';
