export { checkGiven } from './check-given';
export { checkJobSchedule } from './job-schedule';
export { throwProblemsOf } from './throw-problems-of';
