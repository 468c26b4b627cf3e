import type { RecordReader } from '../../wfdb';

/** Names of what is recorded beside an ECG, some of it in millivolts. */
const OTHERS =
  /\b(?:resp|airflow|thor|abdo|chest|snore|spo2|sao2|pleth|ppg|abp|art|pap|cvp|icp|bp|nbp|eeg|eog|emg|eda|gsr|temp|sound|pcg|light|position|acc)/i;
const VOLTAGE = /^(?:[munµμ]?v|nu|)$/i;

/** Beats are found by the vote of at most this many leads: the figures of docs/DETECTION.md are of two. */
export const VOTING_LEADS = 2;

/** Indices of the leads that beats are looked for in: the first signals that are ECGs by unit and name. */
export function ecgLeads({ signals }: Pick<RecordReader['facts'], 'signals'>): number[] {
  return signals
    .flatMap(({ name, units }, index) => (VOLTAGE.test(units.trim()) && !OTHERS.test(name) ? [index] : []))
    .slice(0, VOTING_LEADS);
}
