import { decodeChunks } from '../../src/wfdb/record/decodeChunks';
import { type OpenSignal, openRecord } from '../../src/wfdb/record/openRecord';
import type { RecordSource } from '../../src/wfdb/record/recordSource';
import type { WfdbProblem } from '../../src/wfdb/types';

/** The mark for a missing sample among ADC values, whatever the mark of the storage format. */
export const missingAdcValue = -(2 ** 31);

/** One signal as the ADC recorded it, at its own sampling frequency. */
export interface AdcSignal {
  /** ADC units; `missingAdcValue` for missing samples. Begins at sample 0 of the record (skew removed). */
  samples: Int32Array;
  samplesPerFrame: number;
  /** Frames per second times samples per frame. */
  samplingHz: number;
}

/**
 * Reads signals without converting them to physical units, each at its own frequency. All have the record's length
 * (lengthSamples · samplesPerFrame); samples beyond the end of a short file are missing.
 *
 * @throws WfdbError as `openRecord`
 */
export function readAdcSignals(source: RecordSource): { signals: AdcSignal[]; warnings: WfdbProblem[] } {
  const { plan, signals } = openRecord({ ...source, resolution: 'own' });
  return {
    signals: signals.map((signal) => ({
      samples: readOne(signal, plan.lengthSamples),
      samplesPerFrame: signal.spec.samplesPerFrame,
      samplingHz: source.header.samplingHz * signal.spec.samplesPerFrame,
    })),
    warnings: plan.problems,
  };
}

function readOne(signal: OpenSignal, lengthFrames: number): Int32Array {
  const { samplesPerFrame, skewFrames } = signal.spec;
  const samples = new Int32Array(lengthFrames * samplesPerFrame).fill(missingAdcValue);
  decodeChunks(signal, (chunk, startFrame, frames) => {
    const at = (startFrame - skewFrames) * samplesPerFrame;
    const from = Math.max(0, -at);
    const to = Math.min(frames * samplesPerFrame, samples.length - at);
    for (let k = from; k < to; k++) {
      const value = chunk[k]!;
      if (value !== signal.format.invalid) samples[at + k] = value;
    }
  });
  return samples;
}
