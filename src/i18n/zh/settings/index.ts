import type { SettingWords } from '../../settingWords';
import { prepare } from './prepare';
import { train } from './train';

export const settings: SettingWords = { prepare, train };
