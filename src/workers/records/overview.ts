import { type RecordReader, WfdbError } from '../../wfdb';
import { median } from './viewData';

/** Enough blocks for a record of any length: no screen can show more. */
const MAX_BLOCKS = 2 ** 17;
const MIN_BLOCK_SAMPLES = 64;
/** Samples of one lead read at a time. */
const CHUNK_SAMPLES = 2 ** 20;
/** Longer records, gaps included, could not be read in reasonable time: 100 days at 1 kHz. */
const MAX_SAMPLES = 2 ** 33;

/** The lowest and the highest sample of each block of a lead, in the order they occur: three entries a block. */
export interface LeadOverview {
  /** Between the two extremes of a block: NaN if the block has a missing sample, else the first extreme again. */
  value: Float32Array;
  /** Sample index of each entry. */
  at: Float64Array;
  /** Median of samples spread evenly over the record. */
  medianValue: number;
}

/** Overview of a record: what needs all samples, collected in one pass and small enough to keep. */
export interface Overview {
  blockSamples: number;
  leads: LeadOverview[];
}

/**
 * Reads a record once, in chunks.
 *
 * @throws WfdbError `record-too-large`, and as `RecordReader.read`
 */
export async function makeOverview(reader: RecordReader): Promise<Overview> {
  const { lengthSamples, signals, name } = reader.facts;
  if (lengthSamples > MAX_SAMPLES) throw tooLong(name, lengthSamples);
  let blockSamples = MIN_BLOCK_SAMPLES;
  while (blockSamples * MAX_BLOCKS < lengthSamples) blockSamples *= 2;
  const blocks = Math.ceil(lengthSamples / blockSamples);
  const leads = signals.map(() => ({
    value: new Float32Array(3 * blocks),
    at: new Float64Array(3 * blocks),
    spread: new Float32Array(blocks),
  }));
  const chunk = Math.max(blockSamples, Math.floor(CHUNK_SAMPLES / blockSamples) * blockSamples);
  const read = (startSample: number) => reader.read({ startSample, endSample: startSample + chunk });
  let ahead = read(0);
  for (let startSample = 0; startSample < lengthSamples; startSample += chunk) {
    const part = await ahead;
    // The next chunk is read from disk while this one is processed.
    if (startSample + chunk < lengthSamples) {
      ahead = read(startSample + chunk);
      ahead.catch(() => undefined);
    }
    part.signals.forEach(({ samples }, lead) => {
      const { value, at, spread } = leads[lead]!;
      for (let first = 0; first < samples.length; first += blockSamples) {
        const block = (startSample + first) / blockSamples;
        const end = Math.min(samples.length, first + blockSamples);
        spread[block] = samples[(first + end) >> 1]!;
        extremes(samples, first, end, startSample, value, at, 3 * block);
      }
    });
  }
  return {
    blockSamples,
    leads: leads.map(({ value, at, spread }) => ({ value, at, medianValue: median(spread) })),
  };
}

function extremes(
  samples: Float32Array,
  first: number,
  end: number,
  offset: number,
  value: Float32Array,
  at: Float64Array,
  index: number,
): void {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let lowAt = -1;
  let highAt = -1;
  let missingAt = -1;
  for (let i = first; i < end; i++) {
    const sample = samples[i]!;
    if (sample >= low && sample <= high) continue;
    if (Number.isNaN(sample)) {
      missingAt = i;
      continue;
    }
    if (sample < low) {
      low = sample;
      lowAt = i;
    }
    if (sample > high) {
      high = sample;
      highAt = i;
    }
  }
  if (lowAt < 0) {
    for (let k = 0; k < 3; k++) {
      value[index + k] = Number.NaN;
      at[index + k] = offset + first;
    }
    return;
  }
  const [a, b] = lowAt <= highAt ? [lowAt, highAt] : [highAt, lowAt];
  value[index] = samples[a]!;
  at[index] = offset + a;
  value[index + 1] = missingAt < 0 ? samples[a]! : Number.NaN;
  at[index + 1] = offset + a;
  value[index + 2] = samples[b]!;
  at[index + 2] = offset + b;
}

function tooLong(name: string, lengthSamples: number): WfdbError {
  const megabytes = Math.round((lengthSamples * 4) / 2 ** 20);
  return new WfdbError(
    'record-too-large',
    name,
    `${name} has ${lengthSamples} samples per signal according to its header, gaps included; that is too long to be shown completely. View a shorter part of it.`,
    { megabytes },
  );
}
