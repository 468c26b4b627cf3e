import { createDetector, detectByVote, panTompkins } from '../../detection';
import { LONG_SAMPLES } from './longRecords';
import type { SourceReader } from './openSource';
import type { DetectorName } from './types';

const CHUNK_SAMPLES = 2 ** 19;

/** The beats of a record, or why it can have none. */
export interface DetectedIn {
  /** Sample indices at the record's frequency, ascending. */
  sample: number[];
  /** How many of the leads were listened to. */
  leads: number;
  /** Every sample of every lead is missing, or all are equal. */
  silent: 'missing' | 'flat' | undefined;
}

/**
 * Detects the beats of a record, reading it piece by piece. A record that is too long to be in memory is not read into
 * it: there the detector listens to the first lead alone.
 *
 * @param leads indices of signals, the one to align on first
 * @param onProgress seconds of the record that are done
 * @throws WfdbError as `RecordReader.read`
 */
export async function detectIn(
  reader: SourceReader,
  leads: readonly number[],
  detector: DetectorName,
  onProgress: (doneSec: number) => void,
): Promise<DetectedIn> {
  const { lengthSamples, samplingHz } = reader.facts;
  const isLong = detector === 'lab' && lengthSamples * leads.length > LONG_SAMPLES;
  const signals = isLong ? leads.slice(0, 1) : [...leads];
  const streaming = isLong ? createDetector(samplingHz) : undefined;
  const whole = isLong ? [] : signals.map(() => new Float32Array(lengthSamples));
  const ranges = signals.map(() => ({ low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY }));
  const sample: number[] = [];
  const read = (startSample: number) =>
    reader.read({ signals, startSample, endSample: startSample + CHUNK_SAMPLES });
  let ahead = read(0);
  for (let start = 0; start < lengthSamples; start += CHUNK_SAMPLES) {
    const part = await ahead;
    // The next chunk is read from disk while this one is processed.
    if (start + CHUNK_SAMPLES < lengthSamples) {
      ahead = read(start + CHUNK_SAMPLES);
      ahead.catch(() => undefined);
    }
    part.signals.forEach(({ samples }, lead) => {
      widen(ranges[lead]!, samples);
      whole[lead]?.set(samples, start);
    });
    if (streaming) for (const beat of streaming.push(part.signals[0]!.samples)) sample.push(beat.sample);
    onProgress(Math.min(lengthSamples, start + CHUNK_SAMPLES) / samplingHz);
  }
  if (streaming) for (const beat of streaming.finish()) sample.push(beat.sample);
  else if (detector === 'lab') {
    for (const beat of detectByVote(whole, samplingHz)) sample.push(beat.sample);
  } else sample.push(...panTompkins(whole[0]!, samplingHz));
  const heard = ranges.filter(({ low, high }) => high >= low);
  const silent =
    heard.length === 0 ? 'missing' : heard.every(({ low, high }) => high === low) ? 'flat' : undefined;
  return { sample: ascending(sample), leads: signals.length, silent };
}

function widen(range: { low: number; high: number }, samples: Float32Array): void {
  let { low, high } = range;
  for (const value of samples) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  range.low = low;
  range.high = high;
}

/** Aligning moves beats by up to 80 ms: no two at one place, none before its predecessor. */
function ascending(sample: number[]): number[] {
  sample.sort((a, b) => a - b);
  return sample.filter((at, i) => at >= 0 && at !== sample[i - 1]);
}
