import type { Setting } from './declare';
import { faultSentence, faultsOf } from './faults';

/** A value that breaks its declaration, as a problem: one English sentence, and its parts for a translation. */
export interface SettingProblem {
  code: 'setting-invalid';
  message: string;
  /** Those of a `SettingFault`. */
  values: Record<string, string | number>;
}

/** Every value in which settings break their declaration. @param path of the settings themselves: `train` */
export function settingProblems(setting: Setting, value: unknown, path: string): SettingProblem[] {
  return faultsOf(setting, value, path).map((fault) => ({
    code: 'setting-invalid',
    message: faultSentence(fault, fault.path.slice(path.length + 1) || path),
    values: { ...fault },
  }));
}
