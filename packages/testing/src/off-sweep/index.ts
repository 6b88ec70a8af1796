export { offSweep } from './off-sweep';
