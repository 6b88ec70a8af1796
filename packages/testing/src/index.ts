export { readmeExamples, runExample } from './example';
export { developmentEnvironment, testDatabase, testEnvironment, testNetwork } from './literals';
export { problemsOf } from './problems';
export { nextStates, reachableStates } from './state-graph';
export { synth } from './synth';
export { SynthesizedJson } from './synthesized-json';
export type { Block } from './synthesized-json';
export { withApp } from './with-app';
