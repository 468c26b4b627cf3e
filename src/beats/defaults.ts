import { initialOf } from '../base/settings/complete';
import { PREPARE } from './settings';
import { type PrepareSettings, RHYTHM_CLASSES } from './types';

export const defaultPrepareSettings: PrepareSettings = initialOf(PREPARE);

/** What pieces of rhythm leave no choice of: they have classes of their own, lie where they lie, and take no whole record beside them. */
export const settingsOfPieces = {
  classCount: RHYTHM_CLASSES.length,
  align: 'mark',
  windowRule: 'same',
  trace: false,
} as const satisfies Partial<PrepareSettings>;

/** Paced records of MIT-BIH, excluded from every published comparison (ANSI/AAMI EC57): unticked at first. */
export const PACED_RECORDS = ['102', '104', '107', '217'];
