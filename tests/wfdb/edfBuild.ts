import { WfdbError } from '../../src/wfdb';
import { type EdfReader, openEdf } from '../../src/wfdb/edf';
import type { WfdbProblem } from '../../src/wfdb/types';
import { byteSource } from '../../src/wfdb/zip/byteSource';
import { type EdfContent, type WriteEdfSignal, writeEdf } from './edf/writeEdf';

/** An ECG at 4 Hz in which a stored unit is 1 µV, for tests that care about a few fields only. */
export function makeEdfSignal(
  samples: ArrayLike<number>,
  fields: Partial<WriteEdfSignal> = {},
): WriteEdfSignal {
  return {
    label: 'ECG',
    units: 'uV',
    physicalMin: -1000,
    physicalMax: 1000,
    digitalMin: -1000,
    digitalMax: 1000,
    samplesPerRecord: 4,
    samples,
    ...fields,
  };
}

/** 0, 1, 2, … */
export function countUp(length: number, from = 0): number[] {
  return Array.from({ length }, (_, k) => from + k);
}

export function openBytes(bytes: Uint8Array, fileName = 'x.edf'): Promise<EdfReader> {
  return openEdf(byteSource(bytes), fileName);
}

export function openWritten(content: EdfContent): Promise<EdfReader> {
  return openBytes(writeEdf(content));
}

/** A copy with another text from a byte on; the rest of the field is what it was. */
export function patched(bytes: Uint8Array, at: number, text: string): Uint8Array {
  const copy = bytes.slice();
  for (let k = 0; k < text.length; k++) copy[at + k] = text.charCodeAt(k);
  return copy;
}

/** The problem of the WfdbError that the promise ends in. */
export async function problemOf(promise: Promise<unknown>): Promise<WfdbProblem> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof WfdbError) return error.problem;
    throw error;
  }
  throw new Error('expected a WfdbError, but nothing was thrown');
}

export function codesOf(problems: readonly WfdbProblem[]): string[] {
  return problems.map(({ code }) => code);
}
