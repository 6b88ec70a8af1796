export { checkPrincipals } from './check-principals';
export { OperatorRole } from './operator-role';
export type { SwitchAlarm } from './switch-alarm';
export { SWITCH_ALARM, SWITCH_WITHOUT_DATA } from './switch-alarm';
export { failsOverManually, switchIds, switchRef } from './switch-ref';
export type { SwitchId, SwitchRef } from './switch-ref';
export { switchProtection } from './switch-protection';
export type { SwitchProtectionOptions } from './switch-protection';
export { Switchboard } from './switchboard';
