import { type Biquad, designBiquad, groupDelay } from './biquad';

/** What a monitor's filter leaves. */
export interface CausalBand {
  lowHz: number;
  highHz: number;
  /** Of the mains: 50 or 60; 0 leaves it. */
  notchHz: number;
}

export interface CausalFilter {
  /** How much later a QRS complex comes out, in seconds: the group delay at 10 Hz. */
  readonly delaySec: number;
  /**
   * @param samples NaN is missing: it comes out as NaN, and to the filter the last value goes on
   * @returns as many; the same whatever the pieces
   */
  push(samples: Float32Array): Float32Array;
}

/** Half of the power of a QRS complex lies below. */
const QRS_HZ = 10;
/** A notch is a tenth of its frequency wide. */
const NOTCH_Q = 10;

/**
 * A filter that looks at no later sample: high-pass and low-pass of second order (Butterworth) and a notch. It starts as if the first value
 * had always been there. A corner that lies above 0.48 of the sampling frequency is left out. Unlike a filter that runs forward and
 * backward, it delays, and shifts the phase of what is slow: 0.5 Hz is for watching, not for reading ST segments (AHA 2007, doi
 * 10.1161/CIRCULATIONAHA.106.180200, asks for 0.05 Hz there).
 */
export function createCausalFilter({ lowHz, highHz, notchHz }: CausalBand, samplingHz: number): CausalFilter {
  const can = (hz: number) => hz > 0 && hz < 0.48 * samplingHz;
  const stages: Biquad[] = [
    ...(can(lowHz) ? [designBiquad('highPass', lowHz, samplingHz)] : []),
    ...(can(highHz) ? [designBiquad('lowPass', highHz, samplingHz)] : []),
    ...(can(notchHz) ? [designBiquad('notch', notchHz, samplingHz, NOTCH_Q)] : []),
  ];
  /** Two numbers a stage, transposed direct form II. */
  const state = new Float64Array(2 * stages.length);
  let last = Number.NaN;

  function settle(value: number): void {
    let input = value;
    stages.forEach(({ b0, b1, b2, a1, a2 }, i) => {
      const output = (input * (b0 + b1 + b2)) / (1 + a1 + a2);
      state[2 * i + 1] = b2 * input - a2 * output;
      state[2 * i] = b1 * input - a1 * output + state[2 * i + 1]!;
      input = output;
    });
  }

  return {
    delaySec: stages.reduce((sum, stage) => sum + groupDelay(stage, QRS_HZ, samplingHz), 0) / samplingHz,
    push(samples) {
      const filtered = new Float32Array(samples.length);
      for (let n = 0; n < samples.length; n++) {
        const sample = samples[n]!;
        const isMissing = Number.isNaN(sample);
        if (!isMissing) {
          if (Number.isNaN(last)) settle(sample);
          last = sample;
        }
        let value = Number.isNaN(last) ? 0 : last;
        for (let i = 0; i < stages.length; i++) {
          const { b0, b1, b2, a1, a2 } = stages[i]!;
          const output = b0 * value + state[2 * i]!;
          state[2 * i] = b1 * value - a1 * output + state[2 * i + 1]!;
          state[2 * i + 1] = b2 * value - a2 * output;
          value = output;
        }
        filtered[n] = isMissing ? Number.NaN : value;
      }
      return filtered;
    },
  };
}
