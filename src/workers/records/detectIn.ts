import {
  createDetector,
  createPanTompkins,
  createQualityMeter,
  createVote,
  detectInChunks,
  signalQuality,
} from '../../detection';
import { beatAgreement } from '../../evaluation';
import type { DetectorName } from './annotationTypes';
import type { SourceReader } from './openSource';

/** Samples of all leads read at a time. */
const CHUNK_SAMPLES = 2 ** 19;
/**
 * The two detectors share up to 0.76 of the beats that either makes of noise (white, muscle, hum, random walk; 10 to 120 s at
 * 128, 250 and 360 Hz), and more where beats stand out of noise (seven records of MIT-BIH's DS1).
 */
const LEAST_SHARED = 0.8;

/** The beats of a record, or why it can have none. */
export interface DetectedIn {
  /** Sample indices at the record's frequency, ascending. */
  sample: number[];
  /** Of the first lead: nothing but missing samples, a flat line, or noise. */
  silent: 'missing' | 'flat' | 'noise' | undefined;
}

/** The leads of a record, chunk by chunk; the next one is read from disk while one is processed. */
export async function* chunksOf(
  reader: SourceReader,
  signals: readonly number[],
): AsyncGenerator<Float32Array[]> {
  const { lengthSamples } = reader.facts;
  const step = Math.ceil(CHUNK_SAMPLES / Math.max(1, signals.length));
  const read = (startSample: number) => reader.read({ signals, startSample, endSample: startSample + step });
  let ahead = read(0);
  for (let start = 0; start < lengthSamples; start += step) {
    const part = await ahead;
    if (start + step < lengthSamples) {
      ahead = read(start + step);
      ahead.catch(() => undefined);
    }
    yield part.signals.map(({ samples }) => samples);
  }
}

/**
 * Detects the beats of a record, of any length, in the memory of one chunk.
 *
 * @param leads indices of signals, at least one, the one to align on first; the lab's detector lets all of them vote
 * @param onProgress seconds of the record that are done
 * @throws WfdbError as `RecordReader.read`
 */
export async function detectIn(
  reader: SourceReader,
  leads: readonly number[],
  detector: DetectorName,
  onProgress: (doneSec: number) => void,
): Promise<DetectedIn> {
  const { samplingHz } = reader.facts;
  const finder =
    detector === 'pan-tompkins'
      ? createPanTompkins(samplingHz)
      : leads.length > 1
        ? createVote(samplingHz, leads.length)
        : createDetector(samplingHz);
  const [beats, windows] = await detectInChunks(
    chunksOf(reader, leads),
    [finder, createQualityMeter(samplingHz)],
    { onProgress: (doneSamples) => onProgress(doneSamples / samplingHz) },
  );
  const sample = ascending(samplesOf(beats));
  const silent = silenceOf(signalQuality(windows, { both: sample, onlyFirst: [], onlySecond: [] }));
  if (silent !== 'noise') return { sample, silent };
  const other = detector === 'pan-tompkins' ? createDetector(samplingHz) : createPanTompkins(samplingHz);
  const [again] = await detectInChunks(chunksOf(reader, leads.slice(0, 1)), [other], {});
  const { both, onlyFirst, onlySecond } = beatAgreement(sample, ascending(samplesOf(again)), samplingHz);
  const isShared = both.length >= LEAST_SHARED * (both.length + onlyFirst.length + onlySecond.length);
  // Noisy all through, and yet two detectors find the same: those are beats.
  return { sample, silent: isShared && both.length > 0 ? undefined : silent };
}

const samplesOf = (beats: readonly (number | { sample: number })[]) =>
  beats.map((beat) => (typeof beat === 'number' ? beat : beat.sample));

/** Why no stretch of a lead can be read, if it is so. */
function silenceOf(stretches: ReturnType<typeof signalQuality>): DetectedIn['silent'] {
  if (stretches.some(({ quality }) => quality === 'good')) return undefined;
  const has = (reason: (typeof stretches)[number]['reasons'][number]) =>
    stretches.some(({ reasons }) => reasons.includes(reason));
  if (stretches.every(({ quality }) => quality === 'none')) return has('flat') ? 'flat' : 'missing';
  // A gap, or a wrong beat here and there, is no reason to say that there are none.
  return has('noise') ? 'noise' : undefined;
}

/** Aligning moves beats by up to 80 ms: no two at one place, none before the record. */
function ascending(sample: number[]): number[] {
  sample.sort((a, b) => a - b);
  return sample.filter((at, i) => at >= 0 && at !== sample[i - 1]);
}
