import { initialOf } from '../base/settings/complete';
import { PREPARE } from './settings';
import type { PrepareSettings } from './types';

export const defaultPrepareSettings: PrepareSettings = initialOf(PREPARE);

/** Paced records of MIT-BIH, excluded from every published comparison (ANSI/AAMI EC57): unticked at first. */
export const PACED_RECORDS = ['102', '104', '107', '217'];
