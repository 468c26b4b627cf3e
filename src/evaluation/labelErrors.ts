import { assert } from '../base/assert';
import { sumOf } from '../base/sumOf';

/** What confident learning looks at: given labels, and what networks say of beats that they did not learn from. */
export interface LabelErrorInput {
  classCount: number;
  /** Given label of each beat. */
  labels: Uint8Array;
  /** Out-of-fold probabilities, beats × classes. */
  probabilities: Float32Array;
  /** Group of each beat, such as its record: where a group has enough beats of a class, their mean is its threshold. */
  groups?: { of: Int32Array; minBeats: number };
  /** Classes whose labels are never doubted; default: none. */
  spared?: readonly number[];
}

/** Which labels confident learning doubts. Masks have 1 for a doubted beat. */
export interface LabelErrors {
  /** Mean probability of each class over the beats with its label; NaN for a class without beats. */
  thresholds: Float64Array;
  /** Confident joint: given label (rows) × class that the probabilities are confident of, in beats. */
  joint: Float64Array;
  /** The same, rows scaled to the number of beats of each label: an estimate of how many are which. */
  calibrated: Float64Array;
  byNoiseRate: Uint8Array;
  byClass: Uint8Array;
  /** Doubted by both. */
  both: Uint8Array;
  /** Confident of another class than the label. */
  offDiagonal: Uint8Array;
}

/** A probability counts as confident from this far below the threshold: it is rounded. */
const SLACK = 1e-6;
/** Confident of no class. */
const NONE = 255;

/**
 * Confident learning: C. Northcutt, L. Jiang, I. Chuang, "Confident Learning: Estimating Uncertainty in Dataset Labels", Journal of
 * Artificial Intelligence Research 70 (2021), 1373–1411, doi:10.1613/jair.1.12125.
 *
 * - A beat is confident of each class whose probability reaches the class's threshold; of several, the most probable class counts.
 * - By noise rate: of label i, as many beats as the calibrated joint has at (i, j), those with the largest p_j − p_i, for each j.
 * - By class: of label i, as many beats as its row has off the diagonal, those with the lowest p_i.
 */
export function findLabelErrors(input: LabelErrorInput): LabelErrors {
  const { classCount, labels, probabilities, spared = [] } = input;
  const count = labels.length;
  assert(
    probabilities.length === count * classCount,
    `${probabilities.length} probabilities of ${count} beats`,
  );
  const thresholds = thresholdsOf(input);
  const confident = confidentClasses(input, thresholds);
  const joint = new Float64Array(classCount * classCount);
  const offDiagonal = new Uint8Array(count);
  for (let beat = 0; beat < count; beat++) {
    if (confident[beat] === NONE) continue;
    joint[labels[beat]! * classCount + confident[beat]!]!++;
    if (confident[beat] !== labels[beat]) offDiagonal[beat] = 1;
  }
  const calibrated = calibrate(joint, input);
  const byNoiseRate = new Uint8Array(count);
  const byClass = new Uint8Array(count);
  for (let label = 0; label < classCount; label++) {
    const beats = beatsWith(labels, label);
    const at = (beat: number, index: number) => probabilities[beat * classCount + index]!;
    let others = 0;
    for (let index = 0; index < classCount; index++) {
      if (index === label) continue;
      const wanted = calibrated[label * classCount + index]!;
      others += wanted;
      markHighest(byNoiseRate, beats, (beat) => at(beat, index) - at(beat, label), wanted);
    }
    markHighest(byClass, beats, (beat) => -at(beat, label), others);
  }
  const masks = { byNoiseRate, byClass, offDiagonal };
  for (let beat = 0; beat < count; beat++) {
    if (spared.includes(labels[beat]!)) for (const mask of Object.values(masks)) mask[beat] = 0;
  }
  const both = byNoiseRate.map((isDoubted, beat) => isDoubted & byClass[beat]!);
  return { thresholds: thresholds.of(-1), joint, calibrated, ...masks, both };
}

/** Doubted labels by which networks doubt them: those of other patients, of other beats of the same patients, or both. */
export interface AgreedDoubts {
  /** The first to look at, the least believed label first. */
  both: Int32Array;
  /** By networks of other patients alone: mostly a patient unlike the others. */
  onlyPatients: Int32Array;
  /** By networks that know the patient alone: mostly a style of labelling that was learnt. */
  onlyBeats: Int32Array;
}

/**
 * What two kinds of folds doubt together, and each alone; indices of beats, the lowest self-confidence first.
 *
 * @param confidence of each beat, such as `selfConfidence`
 */
export function agreedDoubts(
  byPatients: Uint8Array,
  byBeats: Uint8Array,
  confidence: Float64Array,
): AgreedDoubts {
  const where = (wanted: 1 | 2 | 3) =>
    Int32Array.from(
      [...byPatients.keys()].filter((beat) => byPatients[beat]! + 2 * byBeats[beat]! === wanted),
    ).sort((a, b) => confidence[a]! - confidence[b]! || a - b);
  return { both: where(3), onlyPatients: where(1), onlyBeats: where(2) };
}

/** The probability of each beat's label: low where the label is not believed. */
export function selfConfidence(input: Pick<LabelErrorInput, 'classCount' | 'labels' | 'probabilities'>) {
  const { classCount, labels, probabilities } = input;
  return Float64Array.from(labels, (label, beat) => probabilities[beat * classCount + label]!);
}

/** The probability of each beat's label less that of the most probable other class: −1 … 1. */
export function normalisedMargin(input: Pick<LabelErrorInput, 'classCount' | 'labels' | 'probabilities'>) {
  const { classCount, labels, probabilities } = input;
  return Float64Array.from(labels, (label, beat) => {
    let other = 0;
    for (let index = 0; index < classCount; index++) {
      if (index !== label) other = Math.max(other, probabilities[beat * classCount + index]!);
    }
    return probabilities[beat * classCount + label]! - other;
  });
}

/** Thresholds by group; −1: those of all beats, which hold where a group has too few of a class. */
function thresholdsOf({ classCount, labels, probabilities, groups }: LabelErrorInput) {
  const sums = new Map<number, { sum: Float64Array; count: Float64Array }>();
  const add = (group: number, label: number, probability: number) => {
    let known = sums.get(group);
    if (!known) {
      known = { sum: new Float64Array(classCount), count: new Float64Array(classCount) };
      sums.set(group, known);
    }
    known.sum[label]! += probability;
    known.count[label]!++;
  };
  for (let beat = 0; beat < labels.length; beat++) {
    const label = labels[beat]!;
    const probability = probabilities[beat * classCount + label]!;
    add(-1, label, probability);
    if (groups) add(groups.of[beat]!, label, probability);
  }
  const means = new Map(
    [...sums].map(([group, { sum, count }]) => [group, sum.map((all, i) => all / count[i]!)]),
  );
  const all = means.get(-1) ?? new Float64Array(classCount).fill(Number.NaN);
  const used = new Map<number, Float64Array>();
  for (const [group, mean] of means) {
    const { count } = sums.get(group)!;
    used.set(group, group < 0 ? all : mean.map((own, i) => (count[i]! >= groups!.minBeats ? own : all[i]!)));
  }
  return { of: (group: number) => used.get(group) ?? all };
}

function confidentClasses(
  { classCount, labels, probabilities, groups }: LabelErrorInput,
  thresholds: ReturnType<typeof thresholdsOf>,
): Uint8Array {
  const confident = new Uint8Array(labels.length).fill(NONE);
  for (let beat = 0; beat < labels.length; beat++) {
    const threshold = thresholds.of(groups ? groups.of[beat]! : -1);
    let reached = 0;
    let only = NONE;
    let best = 0;
    for (let index = 0; index < classCount; index++) {
      const probability = probabilities[beat * classCount + index]!;
      if (probability > probabilities[beat * classCount + best]!) best = index;
      if (probability < threshold[index]! - SLACK || Number.isNaN(threshold[index]!)) continue;
      reached++;
      only = index;
    }
    if (reached > 0) confident[beat] = reached === 1 ? only : best;
  }
  return confident;
}

/** Rows scaled to the beats of each label, then all to the number of beats: a label of which none is confident counts for none. */
function calibrate(joint: Float64Array, { classCount, labels }: LabelErrorInput): Float64Array {
  const scaled = new Float64Array(joint.length);
  let total = 0;
  for (let label = 0; label < classCount; label++) {
    const row = joint.subarray(label * classCount, (label + 1) * classCount);
    const sum = sumOf(row);
    if (sum === 0) continue;
    const beats = beatsWith(labels, label).length;
    row.forEach((part, index) => {
      scaled[label * classCount + index] = (part / sum) * beats;
    });
    total += beats;
  }
  return total === 0 ? scaled : scaled.map((part) => (part / total) * labels.length);
}

function beatsWith(labels: Uint8Array, label: number): Int32Array {
  let count = 0;
  for (const each of labels) if (each === label) count++;
  const beats = new Int32Array(count);
  let at = 0;
  labels.forEach((each, beat) => {
    if (each === label) beats[at++] = beat;
  });
  return beats;
}

/** Marks so many beats (rounded) with the highest score; of equal ones, the first. */
function markHighest(
  mask: Uint8Array,
  beats: Int32Array,
  scoreOf: (beat: number) => number,
  wanted: number,
): void {
  const count = Math.min(beats.length, Math.floor(wanted + 0.5));
  if (count === 0) return;
  const scores = new Float64Array(beats.length);
  for (let i = 0; i < beats.length; i++) scores[i] = scoreOf(beats[i]!);
  const last = scores.toSorted()[beats.length - count]!;
  let ties = count;
  for (const score of scores) if (score > last) ties--;
  for (let i = 0; i < beats.length; i++) {
    if (scores[i]! > last || (scores[i] === last && ties-- > 0)) mask[beats[i]!] = 1;
  }
}
