export { EnvironmentStack } from './environment-stack';
export type { EnvironmentStackProps, StateLocation } from './environment-stack';
export { cdktfOutdir } from './output-directory';
export { synthesizeApp } from './synthesize-app';
export type { AppCheck, StackBuilder, SynthesisResult, SynthesizedStack } from './synthesize-app';
export { createWorkFolder } from './work-folder';
