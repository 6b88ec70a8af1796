export { problemReport } from './problem-report';
