import type { SignalFormat } from '../formats/types';
import type { SignalSpec } from '../types';

/**
 * Writes `frames` frames of ADC values as physical units to target[at …]; what falls outside the target is left out.
 */
export type Convert = (adc: Int32Array, frames: number, target: Float32Array, at: number) => void;

/** How a signal becomes physical: (ADC value − baseline) / gain, the mean over a frame of several samples, NaN for missing. */
export function physicalConverter(spec: SignalSpec, format: SignalFormat): Convert {
  if (spec.samplesPerFrame > 1) return averaging(spec, format);
  const table = physicalTable(spec, format);
  return table ? tabled(table, lowestValue(format)) : computing(spec, format);
}

/**
 * The physical value of every ADC value that the format holds, from its lowest on, or undefined where there are so
 * many that computing them is faster.
 */
export function physicalTable(spec: SignalSpec, format: SignalFormat): Float32Array | undefined {
  const lowest = lowestValue(format);
  const entries = format.maximum - lowest + 1;
  if (entries > largestTable) return undefined;
  return Float32Array.from({ length: entries }, (_, entry) =>
    entry + lowest === format.invalid ? Number.NaN : (entry + lowest - spec.baseline) / spec.gain,
  );
}

const largestTable = 4096;

function lowestValue({ minimum, invalid }: SignalFormat): number {
  return Math.min(minimum, invalid ?? minimum);
}

function computing({ gain, baseline }: SignalSpec, { invalid }: SignalFormat): Convert {
  return (adc, frames, target, at) => {
    const to = Math.min(frames, target.length - at);
    for (let k = Math.max(0, -at); k < to; k++) {
      const value = adc[k]!;
      target[at + k] = value === invalid ? Number.NaN : (value - baseline) / gain;
    }
  };
}

function tabled(table: Float32Array, lowest: number): Convert {
  return (adc, frames, target, at) => {
    const to = Math.min(frames, target.length - at);
    for (let k = Math.max(0, -at); k < to; k++) target[at + k] = table[adc[k]! - lowest]!;
  };
}

function averaging({ gain, baseline, samplesPerFrame }: SignalSpec, { invalid }: SignalFormat): Convert {
  return (adc, frames, target, at) => {
    const to = Math.min(frames, target.length - at);
    for (let k = Math.max(0, -at); k < to; k++) {
      let sum = 0;
      for (let within = k * samplesPerFrame; within < (k + 1) * samplesPerFrame; within++) {
        const value = adc[within]!;
        sum += value === invalid ? Number.NaN : value;
      }
      target[at + k] = (sum / samplesPerFrame - baseline) / gain;
    }
  };
}
