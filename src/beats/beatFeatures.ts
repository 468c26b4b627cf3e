import { medianInPlace } from './median';
import { logRatio, RECORD_FEATURES, type RecordRhythm, recordRhythm } from './recordRhythm';
import { type RecordName, RHYTHM_COLUMNS, type RhythmName } from './types';

/** What the columns that look at the surroundings of a beat are made of: beats of one record in order of time, all or the last ones. */
interface Rhythm {
  timesSec: Float64Array;
  /** Of the record's first beat, and how many beats there were before `timesSec`. */
  firstSec: number;
  countBefore: number;
  /** Seconds from the previous beat to this one, per beat; NaN for the first. One extra NaN at the end, as no beat follows the last. */
  rrSec: Float64Array;
  /** Mean of the last intervals up to each beat, at most LAST_MANY. */
  pastSec: Float64Array;
}

/** Number of RR intervals on either side of a beat that form its surroundings. */
const LOCAL_SIDE = 5;
/** Number of RR intervals that form its past. */
const PAST = 10;
/** Number of RR intervals of the running means, the one before the beat included. */
const LAST_FEW = 10;
const LAST_MANY = 32;
/** A microsecond less than a minute: whether a beat exactly a minute ago counts must not depend on rounding. */
const LAST_SEC = 60 - 1e-6;
/** `causalFeatures` needs so many beats, or those of the last minute with one before it where that is more. */
const FEWEST_PAST = LAST_MANY + 4;
/** On either side of a beat, for a mean around it of 33. */
const CENTRED_SIDE = 16;

/** About an interval of 75 beats a minute, seconds: absolute intervals are relative to it. */
export const USUAL_SEC = 0.8;

/** Steps over which intervals are compared: a bigeminy repeats itself after two, a trigeminy after three, fibrillation never. */
const REPEATS = [1, 2, 3];
const FEWEST_CHANGES = 8;
/** The irregularity of the past is ln((0.02 + i) / 0.1): about −1.5 for sinus rhythm, 1 for fibrillation. */
const LEAST_CHANGE = 0.02;
const USUAL_CHANGE = 0.1;

/** One function per column that compares a beat with its surroundings. `beat` is its index; `rrSec[beat]` is the RR before it, `rrSec[beat + 1]` the RR after it. */
const PLACE_FEATURES: Record<Exclude<RhythmName, RecordName>, (rhythm: Rhythm, beat: number) => number> = {
  previousToNext: ({ rrSec }, beat) => logRatio(rrSec[beat]!, rrSec[beat + 1]!),
  previousToLocal: ({ rrSec }, beat) =>
    logRatio(rrSec[beat]!, meanOf(rrSec, beat - LOCAL_SIDE + 1, beat + LOCAL_SIDE)),
  previousToPast: ({ rrSec }, beat) => logRatio(rrSec[beat]!, meanOf(rrSec, beat - PAST, beat - 1)),
  previousToBefore: ({ rrSec }, beat) => logRatio(rrSec[beat]!, rrSec[beat - 1] ?? Number.NaN),
  previousToLast10: ({ rrSec, timesSec }, beat) => logRatio(rrSec[beat]!, lastMean(timesSec, beat, LAST_FEW)),
  nextToLast10: ({ rrSec, timesSec }, beat) => logRatio(rrSec[beat + 1]!, lastMean(timesSec, beat, LAST_FEW)),
  previousToLast32: ({ rrSec, pastSec }, beat) => logRatio(rrSec[beat]!, pastSec[beat]!),
  nextToLast32: ({ rrSec, pastSec }, beat) => logRatio(rrSec[beat + 1]!, pastSec[beat]!),
  previousToLastMinute: ({ rrSec, timesSec }, beat) => logRatio(rrSec[beat]!, minuteMean(timesSec, beat)),
  nextToLastMinute: ({ rrSec, timesSec }, beat) => logRatio(rrSec[beat + 1]!, minuteMean(timesSec, beat)),
  previousToAllPast: (rhythm, beat) => logRatio(rhythm.rrSec[beat]!, pastMean(rhythm, beat)),
  nextToAllPast: (rhythm, beat) => logRatio(rhythm.rrSec[beat + 1]!, pastMean(rhythm, beat)),
  previousToCentred: ({ rrSec, timesSec }, beat) => logRatio(rrSec[beat]!, centredMean(timesSec, beat)),
  nextToCentred: ({ rrSec, timesSec }, beat) => logRatio(rrSec[beat + 1]!, centredMean(timesSec, beat)),
  previousAbsolute: ({ rrSec }, beat) => logRatio(rrSec[beat]!, USUAL_SEC),
  pastAbsolute: ({ pastSec }, beat) => logRatio(pastSec[beat]!, USUAL_SEC),
  pastIrregularity,
};

/**
 * Features of the rhythm around every beat, from the times of the beats alone: no label enters. Logarithms of ratios, so that half
 * and double are equally far from 0; ratios to the patient's own rhythm remove differences between persons (de Chazal, O'Dwyer and
 * Reilly 2004, doi 10.1109/TBME.2004.827359).
 *
 * Running means: of the last ten and all past intervals and of the last minute (Llamedo and Martínez 2011, doi
 * 10.1109/TBME.2010.2068048), of the last 32 (Saenz-Cogollo and Agelli 2020, doi 10.3390/a13040075). They keep up with the rhythm,
 * so that a record that is ectopic for the most part is not taken for the usual one.
 *
 * The columns by irregularity divide by how much successive intervals of the record usually differ. A record with many early beats
 * is irregular because of them: they fit MIT-BIH's DS1 and do not carry over (docs/EXPERIMENTS.md).
 *
 * @param timesSec all beats of a record in order of time, including those without a class
 * @returns beats × RHYTHM_COLUMNS.length, within [−2, 2] (by irregularity: [−5, 5]), 0 where a neighbour is missing
 */
export function beatFeatures(timesSec: Float64Array): Float32Array {
  const rhythm = rhythmOf(timesSec);
  const { rrSec, pastSec } = rhythm;
  const record = recordOf(rhythm);
  const columns = RHYTHM_COLUMNS.map((column) =>
    'ofRecord' in column
      ? { ofRecord: RECORD_FEATURES[column.name] }
      : { ofPlace: PLACE_FEATURES[column.name] },
  );
  const features = new Float32Array(timesSec.length * columns.length);
  for (let beat = 0, at = 0; beat < timesSec.length; beat++) {
    const own = { beforeSec: rrSec[beat]!, afterSec: rrSec[beat + 1]!, pastSec: pastSec[beat]! };
    for (const { ofRecord, ofPlace } of columns) {
      features[at++] = ofRecord ? ofRecord(record, own) : ofPlace(rhythm, beat);
    }
  }
  return features;
}

/**
 * How early each beat is: 1 − RR₋ / the mean of the 33 intervals around it, of which RR₋ is one. Half as long as the others gives about 0.5, a pause less than 0.
 *
 * @param timesSec all beats of a record in order of time
 * @returns NaN for the first
 */
export function prematurity(timesSec: Float64Array): Float32Array {
  return Float32Array.from(timesSec, (timeSec, beat) =>
    beat === 0 ? Number.NaN : 1 - (timeSec - timesSec[beat - 1]!) / centredMean(timesSec, beat),
  );
}

type PlaceName = keyof typeof PLACE_FEATURES;

/** Columns that need nothing after the beat and nothing of the entire record: all that live use can have. */
const CAUSAL_COLUMNS = RHYTHM_COLUMNS.flatMap(({ name, of }) =>
  of.some((choice) => ['causal', 'runningCausal', 'absolute'].includes(choice)) ? [name as PlaceName] : [],
);

/** The beats so far, as `causalFeatures` needs them. */
export interface PastBeats {
  /** Times of the last ones, the newest at the end. */
  timesSec: readonly number[];
  /** Of the very first, and how many there were before `timesSec`. */
  firstSec: number;
  countBefore: number;
}

/** How many of the oldest times `causalFeatures` no longer needs once the newest is there. */
export function outdatedBeats(timesSec: readonly number[]): number {
  const newest = timesSec.at(-1) ?? 0;
  let count = 0;
  while (timesSec.length - count > FEWEST_PAST && newest - timesSec[count + 1]! >= LAST_SEC) count++;
  return count;
}

/** The causal columns of the newest beat, by their names: the same numbers as in `beatFeatures` of a record up to this beat or longer. */
export function causalFeatures({ timesSec, firstSec, countBefore }: PastBeats): Record<string, number> {
  const rhythm = rhythmOf(Float64Array.from(timesSec), firstSec, countBefore);
  const newest = timesSec.length - 1;
  return Object.fromEntries(
    CAUSAL_COLUMNS.map((name) => [name, Math.fround(PLACE_FEATURES[name](rhythm, newest))]),
  );
}

function rhythmOf(timesSec: Float64Array, firstSec = timesSec[0] ?? 0, countBefore = 0): Rhythm {
  const count = timesSec.length;
  const rrSec = new Float64Array(count + 1).fill(Number.NaN);
  const pastSec = new Float64Array(count).fill(Number.NaN);
  for (let beat = 1; beat < count; beat++) {
    rrSec[beat] = timesSec[beat]! - timesSec[beat - 1]!;
    pastSec[beat] = lastMean(timesSec, beat, LAST_MANY);
  }
  return { timesSec, firstSec, countBefore, rrSec, pastSec };
}

function recordOf({ rrSec, pastSec }: Rhythm): RecordRhythm {
  const count = pastSec.length;
  const changes: number[] = [];
  for (let beat = 1; beat < count; beat++) {
    const change = Math.abs(Math.log(rrSec[beat]! / rrSec[beat - 1]!));
    // Two annotations at the same time have no ratio.
    if (Number.isFinite(change)) changes.push(change);
  }
  return recordRhythm(rrSec.slice(1, count), Float64Array.from(changes), pastSec.slice(1));
}

/** Mean of the intervals from … to (both included), as far as they exist; NaN if none do. */
function meanOf(rrSec: Float64Array, from: number, to: number): number {
  let sum = 0;
  let count = 0;
  for (let i = Math.max(1, from); i <= to && i < rrSec.length - 1; i++) {
    sum += rrSec[i]!;
    count++;
  }
  return sum / count;
}

/** Mean of the last `most` intervals up to a beat, as far as they exist; NaN if none do. */
function lastMean(timesSec: Float64Array, beat: number, most: number): number {
  const count = Math.min(most, beat);
  return (timesSec[beat]! - timesSec[beat - count]!) / count;
}

/** Mean of all intervals up to a beat; NaN if there are none. */
function pastMean({ timesSec, firstSec, countBefore }: Rhythm, beat: number): number {
  return (timesSec[beat]! - firstSec) / (countBefore + beat);
}

/** Mean of the intervals that ended within the last minute, the one before the beat included. */
function minuteMean(timesSec: Float64Array, beat: number): number {
  let first = beat;
  while (first > 1 && timesSec[beat]! - timesSec[first - 1]! < LAST_SEC) first--;
  return lastMean(timesSec, beat, beat - first + 1);
}

/** Mean of the intervals around a beat, from the 16th before RR₋ to the 16th after it. */
function centredMean(timesSec: Float64Array, beat: number): number {
  const first = Math.max(0, beat - CENTRED_SIDE - 1);
  const last = Math.min(timesSec.length - 1, beat + CENTRED_SIDE);
  return (timesSec[last]! - timesSec[first]!) / (last - first);
}

const scratch = new Float64Array(LAST_MANY);

/**
 * How irregular the last intervals are, in a way that tells fibrillation from beats that are early in a regular pattern: the smallest
 * over one to three steps of the median |ln(RR / RR so many steps before)| of the last 32. 0 until there are eight changes.
 */
function pastIrregularity({ rrSec }: Rhythm, beat: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const step of REPEATS) {
    let count = 0;
    for (let i = Math.max(step + 1, beat - LAST_MANY + 1); i <= beat; i++) {
      const change = Math.abs(Math.log(rrSec[i]! / rrSec[i - step]!));
      if (Number.isFinite(change)) scratch[count++] = change;
    }
    if (count >= FEWEST_CHANGES) least = Math.min(least, medianInPlace(scratch, count));
  }
  return least === Number.POSITIVE_INFINITY ? 0 : logRatio(LEAST_CHANGE + least, USUAL_CHANGE);
}
