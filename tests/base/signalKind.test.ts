import { expect, it } from 'vitest';
import { signalKind } from '../../src/base/signalKind';

it.each([
  ...['MLII', 'V1', 'aVR', 'ii', 'ECG', 'ECG EKG1-EKG2', 'EKG', 'MCL1', 'CM5', 'V4R'].map((name) => [
    name,
    'mV',
    'ecg',
  ]),
  ...['V', 'ML2', 'vx', 'channel 1', '', 'record'].map((name) => [name, 'mV', 'unknown']),
  ...['RESP', 'Resp nasal', 'EEG Fp1', 'EOG left', 'EMG', 'ABP', 'PLETH', 'foot GSR', 'HR', 'Thorax'].map(
    (name) => [name, 'mV', 'other'],
  ),
  ...['l', 'mmHg', 'Ohm', '%', 'bpm', '\u00b0C', 'uS', 'NU', 'mbar'].map((unit) => ['x', unit, 'other']),
  ...['uV', '\u00b5V', 'V', 'adu', ''].map((unit) => ['x', unit, 'unknown']),
  ['ECG', 'l', 'ecg'],
] as [string, string, string][])('a signal called "%s" in "%s" is %s', (name, units, kind) => {
  expect(signalKind(name, units)).toBe(kind);
});
