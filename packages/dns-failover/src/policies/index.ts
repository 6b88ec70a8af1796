export { dnsPolicies } from './dns-policies';
export { healthChecksSound } from './health-checks-sound';
export { recordTreesSound } from './record-trees-sound';
