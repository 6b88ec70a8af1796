export { checkJobSchedule } from './job-schedule';
export { throwProblemsOf } from './throw-problems-of';
