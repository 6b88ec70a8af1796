export { checkGiven } from './check-given';
export { checkJobSchedule } from './job-schedule';
export { propPath } from './prop-path';
export { throwProblemsOf } from './throw-problems-of';
