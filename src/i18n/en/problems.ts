import { faultSentence, type SettingFault } from '../../base/settings/faults';
import type { ProblemWords } from '../problemWords';
import { settingName } from '../settingName';
import { settings } from './settings';

/** Of the problems that name a setting; every other one carries its English sentence. */
export const problems: ProblemWords = {
  'setting-invalid': (values) => {
    const fault = values as unknown as SettingFault;
    return faultSentence(fault, settingName(fault.setting, settings));
  },
};
