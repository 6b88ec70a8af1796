export { checkJobSchedule } from './job-schedule';
export { throwProblemsOf } from './throw-problems-of';
export { ec2Arn } from './ec2-arn';
