import { compareBeats } from './ec57/bxb/compareBeats';
import type { BeatTrack } from './ec57/bxb/readBeats';

/** Which beats two detectors, leads or annotators agree on. All in samples, ascending. */
export interface BeatAgreement {
  /** Beats that both have, as the first marks them. */
  both: number[];
  onlyFirst: number[];
  onlySecond: number[];
}

/** A stretch in which two do not agree, to be looked at. */
export interface Disagreement {
  /** The first and the last beat that only one of them has, in samples. */
  fromSample: number;
  toSample: number;
  /** How many beats only the first has, and only the second. */
  onlyFirst: number;
  onlySecond: number;
}

/** Beats up to 150 ms apart are the same (EC57). */
const WINDOW_SEC = 0.15;
/** Disagreements no farther apart than this are one stretch: they are looked at together. */
const TOGETHER_SEC = 5;

/**
 * Pairs two lists of beats by the rule of EC57, as `bxb` does.
 *
 * @param first sample indices, ascending
 */
export function beatAgreement(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  samplingHz: number,
): BeatAgreement {
  const agreement: BeatAgreement = { both: [], onlyFirst: [], onlySecond: [] };
  const span = { start: 0, end: Number.MAX_VALUE, window: Math.round(WINDOW_SEC * samplingHz) };
  compareBeats(trackOf(first), trackOf(second), span, (beat, other) => {
    if (beat && other) agreement.both.push(beat.time);
    else if (beat) agreement.onlyFirst.push(beat.time);
    else if (other) agreement.onlySecond.push(other.time);
  });
  return agreement;
}

/** Where two lists of beats disagree, in order of time; single disagreements within 5 s are one stretch. */
export function disagreements(
  { onlyFirst, onlySecond }: Pick<BeatAgreement, 'onlyFirst' | 'onlySecond'>,
  samplingHz: number,
): Disagreement[] {
  const single = [
    ...onlyFirst.map((sample) => ({ sample, isFirst: true })),
    ...onlySecond.map((sample) => ({ sample, isFirst: false })),
  ].sort((a, b) => a.sample - b.sample);
  const stretches: Disagreement[] = [];
  for (const { sample, isFirst } of single) {
    let last = stretches.at(-1);
    if (!last || sample - last.toSample > TOGETHER_SEC * samplingHz) {
      last = { fromSample: sample, toSample: sample, onlyFirst: 0, onlySecond: 0 };
      stretches.push(last);
    }
    last.toSample = sample;
    if (isFirst) last.onlyFirst++;
    else last.onlySecond++;
  }
  return stretches;
}

const trackOf = (samples: ArrayLike<number>): BeatTrack => ({
  beats: Array.from(samples, (time) => ({ time, kind: 'N' as const, interval: 0 })),
  flutter: [],
  shutdowns: [],
});
