export { lostAddresses } from './lost-addresses';
export { rangeMoves } from './range-moves';
export type { RangeMove } from './range-moves';
export { exposure, isAnythingReleased, tagOf, untagged } from './released-versions';
export { obstacles } from './release-preconditions';
export { ReleaseRehearsal } from './release-rehearsal';
export { describeMove, plannedVersions, readPlans, writeMoves } from './version-plans';
