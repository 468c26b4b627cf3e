import { faultSentence, type SettingFault } from '../../base/settings/faults';
import type { ProblemWords } from '../problemWords';
import { settingName } from '../settingName';
import { settings } from './settings';

/** Problems that name a setting; all others carry their English sentence. */
export const problems: ProblemWords = {
  'setting-invalid': ({ name, ...values }) => {
    const fault = values as unknown as SettingFault;
    return faultSentence(fault, name === undefined ? settingName(fault.setting, settings) : String(name));
  },
};
