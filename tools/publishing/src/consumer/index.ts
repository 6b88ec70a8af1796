export { ConsumerProject, MODULE_KINDS } from './consumer-project';
export { fitToMirror } from './provider-fit';
