import { assert } from '../base/assert';
import { allocateFloat32 } from '../base/floatArray';
import { type BeatSet, RR_COLUMNS } from './types';

/** Numbers per beat in `BeatSet.rr`. */
const RR_COUNT = RR_COLUMNS.length;

/** A set with room for `count` beats, all zero; the waveforms lie in shared memory where the page may have it. */
export function allocateBeats(count: number, lengthSamples: number, recordNames: string[]): BeatSet {
  assert(recordNames.length <= 65536, `${recordNames.length} records do not fit into one set of beats`);
  return {
    count,
    lengthSamples,
    waveform: allocateFloat32(count * lengthSamples),
    label: new Uint8Array(count),
    record: new Uint16Array(count),
    recordNames,
    sample: new Int32Array(count),
    symbol: new Array<string>(count).fill(''),
    rr: new Float32Array(count * RR_COUNT),
  };
}

/**
 * The beats of several sets in one, in the order given. Records of equal name become one record.
 *
 * @throws when the sets have beats of different length
 */
export function concatBeats(parts: readonly BeatSet[]): BeatSet {
  const lengthSamples = parts[0]?.lengthSamples ?? 0;
  const recordIndex = new Map<string, number>();
  for (const part of parts) {
    for (const name of part.recordNames) {
      if (!recordIndex.has(name)) recordIndex.set(name, recordIndex.size);
    }
  }
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const whole = allocateBeats(total, lengthSamples, [...recordIndex.keys()]);
  let offset = 0;
  for (const part of parts) {
    assert(
      part.lengthSamples === lengthSamples,
      `beats of ${lengthSamples} and of ${part.lengthSamples} samples were put together`,
    );
    whole.waveform.set(part.waveform, offset * lengthSamples);
    whole.label.set(part.label, offset);
    whole.sample.set(part.sample, offset);
    whole.rr.set(part.rr, offset * RR_COUNT);
    const indices = part.recordNames.map((name) => recordIndex.get(name)!);
    for (let i = 0; i < part.count; i++) {
      whole.record[offset + i] = indices[part.record[i]!]!;
      whole.symbol[offset + i] = part.symbol[i]!;
    }
    offset += part.count;
  }
  return whole;
}

/** The beats at `indices`, copied into a set of their own; the names of all records stay, so that `record` keeps its meaning. */
export function selectBeats(set: BeatSet, indices: Int32Array): BeatSet {
  const { lengthSamples } = set;
  const chosen = allocateBeats(indices.length, lengthSamples, set.recordNames);
  indices.forEach((index, i) => {
    assert(index >= 0 && index < set.count, `beat ${index} of ${set.count} was asked for`);
    const row = set.waveform.subarray(index * lengthSamples, (index + 1) * lengthSamples);
    chosen.waveform.set(row, i * lengthSamples);
    chosen.label[i] = set.label[index]!;
    chosen.record[i] = set.record[index]!;
    chosen.sample[i] = set.sample[index]!;
    chosen.symbol[i] = set.symbol[index]!;
    chosen.rr.set(set.rr.subarray(index * RR_COUNT, (index + 1) * RR_COUNT), i * RR_COUNT);
  });
  return chosen;
}

/** Memory of a set that moves between threads by transfer: empty of waveforms where those are shared. */
export function transferablesOf(set: BeatSet): ArrayBuffer[] {
  const buffers = [set.waveform, set.label, set.record, set.sample, set.rr].map(({ buffer }) => buffer);
  return [...new Set(buffers)].filter((buffer) => buffer instanceof ArrayBuffer);
}
