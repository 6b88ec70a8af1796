export { checkJobSchedule } from './job-schedule';
