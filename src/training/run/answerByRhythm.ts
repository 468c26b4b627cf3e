import { argmaxRows } from '../../evaluation';
import { RHYTHM_LIMITS, rhythmEpisodes } from '../../rhythm';
import { beatsByRecord } from '../input/beatsByRecord';

/** Index of class SVEB. */
const SVEB = 1;
/**
 * Entropy of the intervals above which it is fibrillation; that of the rhythm report (.639, Zhou 2015) takes some of the SVEB of records with many.
 * Chosen on DS1 and SVDB (docs/results/context-search.md).
 */
const THRESHOLD = 0.75;
const LIMITS = { ...RHYTHM_LIMITS, fibrillation: { ...RHYTHM_LIMITS.fibrillation, threshold: THRESHOLD } };

export interface RhythmOptions {
  /** beats × classCount, as the network says; left as they are. */
  probabilities: Float32Array;
  /** Number of the record of each beat. */
  record: ArrayLike<number>;
  /** When each beat is, seconds from the beginning of its record. */
  timeSec: ArrayLike<number>;
  classCount: number;
}

/**
 * What a network says of beats where none of them may be SVEB in atrial fibrillation: there is no sinus rhythm for a beat to be early in, and annotators
 * call such beats N.
 *
 * Fibrillation is found by the intervals of a record (`createFibrillation`; Zhou et al. 2015, doi 10.1371/journal.pone.0136544), beats that the network itself calls
 * SVEB, VEB or F left out, so that premature beats that are told from the others do not make a rhythm irregular. In such a stretch the probability of
 * SVEB is divided among the other classes as they are.
 *
 * @returns beats × classCount, each row with the sum that it had
 */
export function answerByRhythm({ probabilities, record, timeSec, classCount }: RhythmOptions): Float32Array {
  const answers = probabilities.slice();
  const classes = argmaxRows(probabilities, classCount);
  for (const beats of beatsByRecord(record)) {
    beats.sort((a, b) => timeSec[a]! - timeSec[b]!);
    const marked = beats.map((beat) => ({ timeSec: timeSec[beat]!, classIndex: classes[beat]! }));
    for (const { kind, startSec, endSec } of rhythmEpisodes(marked, LIMITS)) {
      if (kind !== 'fibrillation') continue;
      for (const beat of beats) {
        if (timeSec[beat]! < startSec || timeSec[beat]! > endSec) continue;
        takeFrom(answers.subarray(beat * classCount, (beat + 1) * classCount), SVEB);
      }
    }
  }
  return answers;
}

/** Divides the probability of one class among the others, as they are; N has all of it where they have nothing. */
function takeFrom(row: Float32Array, taken: number): void {
  const sum = row.reduce((total, value) => total + value, 0);
  const rest = sum - row[taken]!;
  row[taken] = 0;
  if (rest > 0) for (const [k, value] of row.entries()) row[k] = (value * sum) / rest;
  else row[0] = sum;
}
