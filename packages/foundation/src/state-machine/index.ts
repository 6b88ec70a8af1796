export { choice, equalsPath, isOneOf, loop, noteFailure, taskMaker } from './asl';
export type { LoopOptions, Retrier, Rule, State, StateMachineDefinition, States, Task, TaskOptions } from './asl';
