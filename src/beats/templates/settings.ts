import { defaultPrepareSettings } from '../defaults';
import type { PrepareSettings } from '../types';

/** How beats are cut for templates: what shows P wave, QRS and T wave in mV, at 128 samples a second, on two leads. */
export const templateSettings: PrepareSettings = {
  ...defaultPrepareSettings,
  secondLead: true,
  leaveOutFlat: false,
  window: { beforeSec: 0.25, afterSec: 0.45 },
  align: 'deflection',
  lengthSamples: 90,
};
