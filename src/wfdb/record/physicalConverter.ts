import type { SignalFormat } from '../formats/types';
import type { SignalSpec } from '../types';

/**
 * Writes `frames` frames of ADC values as physical units to target[at …]; values outside the target are dropped.
 */
export type Convert = (adc: Int32Array, frames: number, target: Float32Array, at: number) => void;

/**
 * Converts a signal to physical units: (ADC value − baseline) / gain, NaN for missing.
 *
 * @param perFrame samples per frame in the result: as many as the signal has, fewer for the means of those that begin in
 *   each step (missing if one of them is), or more than it has, to repeat them as `rdsamp -H` does. `at` counts these
 *   samples.
 * @param samples how many samples will be converted, if known; many are worth a larger table
 */
export function physicalConverter(
  spec: SignalSpec,
  format: SignalFormat,
  perFrame = 1,
  samples = 0,
): Convert {
  const { samplesPerFrame } = spec;
  if (perFrame === samplesPerFrame) {
    const convert = sampleConverter(spec, format, samples);
    return (adc, frames, target, at) => convert(adc, frames * samplesPerFrame, target, at);
  }
  return perFrame < samplesPerFrame ? averaging(spec, format, perFrame) : repeating(spec, format, perFrame);
}

/** Sample by sample. */
function sampleConverter(spec: SignalSpec, format: SignalFormat, samples = 0): Convert {
  const table = physicalTable(spec, format, samples);
  return table ? tabled(table, lowestValue(format)) : computing(spec, format);
}

/**
 * The physical value of every ADC value of the format, from its lowest on, or undefined if there are so many that
 * computing them is faster.
 *
 * @param samples how many will be looked up, if known
 */
export function physicalTable(
  { gain, baseline }: SignalSpec,
  format: SignalFormat,
  samples = 0,
): Float32Array | undefined {
  const lowest = lowestValue(format);
  const entries = format.maximum - lowest + 1;
  if (entries > smallTable && (entries > largestTable || samples < 4 * entries)) return undefined;
  const table = new Float32Array(entries);
  fillTable(table, lowest, baseline, gain);
  if (format.invalid !== undefined) table[format.invalid - lowest] = Number.NaN;
  return table;
}

function fillTable(table: Float32Array, lowest: number, baseline: number, gain: number): void {
  for (let entry = 0; entry < table.length; entry++) table[entry] = (entry + lowest - baseline) / gain;
}

/** Twelve bits: cheap to make. */
const smallTable = 4096;
/** Sixteen bits: 256 KiB, which stay in the second-level cache. */
const largestTable = 65536;

function lowestValue({ minimum, invalid }: SignalFormat): number {
  return Math.min(minimum, invalid ?? minimum);
}

function computing({ gain, baseline }: SignalSpec, { invalid }: SignalFormat): Convert {
  return (adc, frames, target, at) => {
    const from = Math.max(0, -at);
    const to = Math.min(frames, target.length - at);
    scale(adc, from, to, target, at, gain, baseline);
    if (invalid !== undefined) markMissing(adc, from, to, target, at, invalid);
  };
}

// Two loops without a branch are faster than one with it, and functions that get everything as arguments faster than
// loops over captured numbers.

function scale(
  adc: Int32Array,
  from: number,
  to: number,
  target: Float32Array,
  at: number,
  gain: number,
  baseline: number,
): void {
  for (let k = from; k < to; k++) target[at + k] = (adc[k]! - baseline) / gain;
}

function markMissing(
  adc: Int32Array,
  from: number,
  to: number,
  target: Float32Array,
  at: number,
  invalid: number,
): void {
  for (let k = from; k < to; k++) if (adc[k] === invalid) target[at + k] = Number.NaN;
}

function tabled(table: Float32Array, lowest: number): Convert {
  return (adc, frames, target, at) => {
    const to = Math.min(frames, target.length - at);
    for (let k = Math.max(0, -at); k < to; k++) target[at + k] = table[adc[k]! - lowest]!;
  };
}

function averaging(
  { gain, baseline, samplesPerFrame }: SignalSpec,
  { invalid }: SignalFormat,
  perFrame: number,
): Convert {
  const firstOf = (step: number) => Math.ceil((step * samplesPerFrame) / perFrame);
  return (adc, frames, target, at) => {
    const to = Math.min(frames * perFrame, target.length - at);
    for (let k = Math.max(0, -at); k < to; k++) {
      const first = firstOf(k);
      const end = firstOf(k + 1);
      let sum = 0;
      for (let within = first; within < end; within++) {
        const value = adc[within]!;
        sum += value === invalid ? Number.NaN : value;
      }
      target[at + k] = (sum / (end - first) - baseline) / gain;
    }
  };
}

function repeating(spec: SignalSpec, format: SignalFormat, perFrame: number): Convert {
  const { samplesPerFrame } = spec;
  const convert = sampleConverter(spec, format);
  let physical = new Float32Array(0);
  return (adc, frames, target, at) => {
    const count = frames * samplesPerFrame;
    if (physical.length < count) physical = new Float32Array(count);
    convert(adc, count, physical, 0);
    const to = Math.min(frames * perFrame, target.length - at);
    for (let k = Math.max(0, -at); k < to; k++) {
      const frame = Math.floor(k / perFrame);
      const within = Math.floor(((k - frame * perFrame) * samplesPerFrame) / perFrame);
      target[at + k] = physical[frame * samplesPerFrame + within]!;
    }
  };
}
