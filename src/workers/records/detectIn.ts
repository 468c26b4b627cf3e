import {
  createDetector,
  createPanTompkins,
  createQualityMeter,
  createVote,
  detectInChunks,
  type RecordPart,
  signalQuality,
} from '../../detection';
import { beatAgreement } from '../../evaluation';
import type { DetectedPart, DetectorName } from './annotationTypes';
import { chunksOf } from './chunksOf';
import type { SourceReader } from './openSource';

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

/** Where a search begins and what it reports; a whole record is one part. */
export const wholeOf = ({ facts }: SourceReader): RecordPart => ({
  listenFrom: 0,
  fromSample: 0,
  toSample: facts.lengthSamples,
});

/**
 * Detects the beats of a part of a record, of any length, in the memory of one chunk.
 *
 * @param leads indices of signals, at least one, the one to align on first; the lab's detector lets all of them vote
 * @param onProgress seconds of the part that are done
 * @throws WfdbError as `RecordReader.read`
 */
export async function detectPart(
  reader: SourceReader,
  leads: readonly number[],
  detector: DetectorName,
  { listenFrom, fromSample, toSample }: RecordPart,
  onProgress: (doneSec: number) => void,
): Promise<DetectedPart> {
  const { samplingHz, lengthSamples } = reader.facts;
  const own = leads.length > 1 ? createVote(samplingHz, leads.length) : createDetector(samplingHz);
  const finder = detector === 'lab' ? own : createPanTompkins(samplingHz);
  // Beats before the end of the part are certain after the detector's latency.
  const listenTo =
    toSample < lengthSamples
      ? Math.min(lengthSamples, toSample + Math.ceil(finder.latencySec * samplingHz))
      : toSample;
  let isPresent = true;
  async function* chunks() {
    let isFirst = true;
    for await (const chunk of chunksOf(reader, leads, { fromSample: listenFrom, toSample: listenTo })) {
      if (isFirst) isPresent = chunk.every((lead) => !Number.isNaN(lead[0]!));
      isFirst = false;
      yield chunk;
    }
  }
  const [beats, windows] = await detectInChunks(chunks(), [finder, createQualityMeter(samplingHz)], {
    onProgress: (doneSamples) => {
      const done = Math.min(listenFrom + doneSamples, toSample) - fromSample;
      onProgress(Math.max(0, done) / samplingHz);
    },
  });
  const isOfPart = (sample: number) => sample >= fromSample && sample < toSample;
  return {
    sample: samplesOf(beats)
      .map((sample) => sample + listenFrom)
      .filter(isOfPart),
    windows: windows
      .map((window) => ({
        ...window,
        fromSample: window.fromSample + listenFrom,
        toSample: window.toSample + listenFrom,
      }))
      .filter((window) => isOfPart(window.fromSample)),
    isSteady: listenFrom === 0 || (isPresent && listenFrom + own.steadyFrom() <= fromSample),
  };
}

/**
 * The beats of a record from those of its parts, and whether its first lead is nothing but noise.
 *
 * @param parts one after another, to the end of the record
 * @throws WfdbError as `RecordReader.read`
 */
export async function joinParts(
  reader: SourceReader,
  leads: readonly number[],
  detector: DetectorName,
  parts: readonly DetectedPart[],
): Promise<DetectedIn> {
  const { samplingHz } = reader.facts;
  const sample = ascending(parts.flatMap((part) => part.sample));
  const windows = parts.flatMap((part) => part.windows);
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
