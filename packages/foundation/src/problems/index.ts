export { formatMessage, formatProblem } from './problem';
export type { LocatedProblem, Problem } from './problem';
export { ProblemList } from './problem-list';
export { isTimeZone } from './time-zone';
export { throwProblems, ValidationError } from './validation-error';
