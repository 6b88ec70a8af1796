export { checkJobSchedule } from './job-schedule';
export { propPath } from './prop-path';
