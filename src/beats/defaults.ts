import { initialOf } from '../base/settings/complete';
import { INPUT, PREPARE } from './settings';
import type { InputSettings, PrepareSettings } from './types';

export const defaultPrepareSettings: PrepareSettings = initialOf(PREPARE);
export const defaultInputSettings: InputSettings = initialOf(INPUT);

/** Paced records of MIT-BIH, left out of every published comparison (ANSI/AAMI EC57): unticked at first. */
export const PACED_RECORDS = ['102', '104', '107', '217'];
