import { fieldText } from '../edf/fields';
import { problem } from '../problem';
import type { ReadAnnotations, WfdbProblem } from '../types';
import { fixedIshneBytes } from './readIshneHeader';

/** What the labels of the standard are among those of WFDB. */
const symbols: Record<string, string> = {
  N: 'N',
  V: 'V',
  S: 'S',
  B: 'B',
  P: '/',
  X: '|',
  '!': '~',
  U: 'Q',
};

/** Whether the bytes begin an ISHNE annotation file. */
export function isIshneAnnotations(bytes: Uint8Array): boolean {
  return fieldText(bytes.subarray(0, 8)) === 'ANN  1.0';
}

/**
 * Reads an ISHNE annotation file (`.ann`, thew-project.org/papers/ishneAnn.pdf): after the same header as the signals',
 * the sample from which is counted, then four bytes a beat: label, internal label, samples since the one before.
 * After a time-out (`!`) the distance is unknown: what follows cannot be placed and is left out, with a warning.
 * Calibration pulses (`C`) are no annotations of the heart and are left out.
 */
export function readIshneAnnotations(bytes: Uint8Array, fileName: string): ReadAnnotations {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sample: number[] = [];
  const symbol: string[] = [];
  const warnings: WfdbProblem[] = [];
  const textBytes = bytes.length >= fixedIshneBytes ? Math.max(0, view.getInt32(10, true)) : 0;
  const first = fixedIshneBytes + textBytes;
  const samplingHz = bytes.length >= fixedIshneBytes ? view.getUint16(272, true) : 0;
  let at = first + 4;
  if (at <= bytes.length) {
    let time = view.getInt32(first, true);
    for (; at + 4 <= bytes.length; at += 4) {
      time += view.getUint16(at + 2, true);
      const label = String.fromCharCode(bytes[at]!);
      const known = symbols[label];
      if (known !== undefined) {
        sample.push(time);
        symbol.push(known);
      }
      if (label === '!') break;
    }
  }
  const left = Math.floor(Math.max(0, bytes.length - at) / 4) - 1;
  if (sample.length === 0 || left > 0) warnings.push(incomplete(fileName, sample, Math.max(0, left)));
  const count = sample.length;
  return {
    count,
    sample: Float64Array.from(sample),
    symbol,
    subtype: new Int8Array(count),
    channel: new Uint8Array(count),
    num: new Int8Array(count),
    aux: new Array<string>(count).fill(''),
    samplingHz: samplingHz > 0 ? samplingHz : undefined,
    warnings,
  };
}

function incomplete(fileName: string, sample: number[], left: number): WfdbProblem {
  const last = sample.at(-1) ?? 0;
  if (sample.length === 0) {
    return problem('annotations-empty', fileName, `${fileName} holds no annotations.`);
  }
  const reason = `a time-out, after which ${left} annotations have no known time`;
  return problem(
    'annotations-malformed',
    fileName,
    `${fileName} has ${reason}: the ${sample.length} annotations before it, up to sample ${last}, are used.`,
    { reason, annotations: sample.length, lastSample: last },
  );
}
