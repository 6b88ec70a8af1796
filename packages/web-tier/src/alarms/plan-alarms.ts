import type { AlarmSpec } from '@etops/contracts';
import type { AlarmInputs } from './alarm-inputs';
import { capacityAlarms } from './capacity-alarms';
import { fileAlarms } from './file-alarms';
import { serverAlarms } from './server-alarms';
import { trafficAlarms } from './traffic-alarms';

/** Returns the alarms of a web tier as data. */
export function planAlarms(inputs: AlarmInputs): readonly AlarmSpec[] {
  return [...trafficAlarms(inputs), ...serverAlarms(inputs), ...capacityAlarms(inputs), ...fileAlarms(inputs)];
}
