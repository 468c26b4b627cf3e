import type { LiveChunk } from '../types';

/** What is wrong with what a device sent, as data: the English sentence is here, translations are by the code. */
export interface DeviceProblem {
  code: string;
  message: string;
  values: Readonly<Record<string, string | number>>;
}

/** What came of the bytes of a device. */
export interface DeviceData {
  chunks: LiveChunk[];
  problems: DeviceProblem[];
}

export function deviceProblem(
  code: string,
  message: string,
  values: DeviceProblem['values'] = {},
): DeviceProblem {
  return { code, message, values };
}
