import { assert } from '../base/assert';
import { agreedDoubts, findLabelErrors } from './labelErrors';

/** Beats with their labels, and what a run says of them without having learnt from them: columns of equal length. */
export interface TestedLabels {
  classCount: number;
  /** The record of each beat, by numbers that mean the same in both runs. */
  record: Int32Array;
  sample: Int32Array;
  label: Uint8Array;
  /** Beats × classes. */
  probabilities: Float32Array;
}

/** Why a label is doubted, as bits: pruned by class, by noise rate, or (their sum) by both. */
export const BY_CLASS = 1;
export const BY_NOISE_RATE = 2;

/** Doubtful labels in the order in which to look at them: what both runs doubt, the first alone, the second alone. */
export interface DoubtQueue {
  /** Rows of the first run's columns. */
  row: Int32Array;
  /** Why the first run doubts it, and the second: bits, 0 if it does not. */
  first: Uint8Array;
  second: Uint8Array;
  /** The most probable of the other classes. */
  suggested: Uint8Array;
  /** The probability of the label; like that of the suggestion a mean over the runs that tested the beat. */
  confidence: Float64Array;
  /** Tested beats that both runs have, with the same label; all of them where there is one run. */
  common: number;
}

/** A record has thresholds of its own for classes of which it has so many beats: networks are surer of some persons than of others. */
const OWN_THRESHOLD_BEATS = 30;
/** Classes F and Q of AAMI: fusion and unclassifiable beats are doubtful by definition. */
const SPARED = [3, 4];

/**
 * The labels that confident learning doubts (see `findLabelErrors`), by class or by noise rate, in one run or in two: networks that have
 * not seen the patient also doubt what is only unusual in a patient, networks that have seen the patient repeat the annotator's habits; what both
 * doubt comes first. Within a group the label that is believed least is first.
 *
 * Beats that only the second run tested are not in the queue.
 */
export function doubtQueue(first: TestedLabels, second?: TestedLabels): DoubtQueue {
  const { classCount, label, probabilities } = first;
  assert(!second || second.classCount === classCount, 'two runs of other classes');
  const reasons = reasonsOf(first);
  const others = second && reasonsOf(second);
  const rowsThere = second && commonRows(first, second);
  const other = Uint8Array.from(label, (_, row) => others?.[rowsThere![row]!] ?? 0);
  const meanAt = (row: number, index: number) => {
    const one = probabilities[row * classCount + index]!;
    const there = rowsThere?.[row] ?? -1;
    return there < 0 ? one : (one + second!.probabilities[there * classCount + index]!) / 2;
  };
  const confidence = Float64Array.from(label, (own, row) => meanAt(row, own));
  const isDoubted = (bits: Uint8Array) => bits.map((reason) => (reason > 0 ? 1 : 0));
  const groups = agreedDoubts(isDoubted(reasons), isDoubted(other), confidence);
  const row = Int32Array.from([...groups.both, ...groups.onlyPatients, ...groups.onlyBeats]);
  return {
    row,
    first: Uint8Array.from(row, (each) => reasons[each]!),
    second: Uint8Array.from(row, (each) => other[each]!),
    suggested: Uint8Array.from(row, (each) => {
      let best = label[each] === 0 ? 1 : 0;
      for (let index = 0; index < classCount; index++) {
        if (index !== label[each] && meanAt(each, index) > meanAt(each, best)) best = index;
      }
      return best;
    }),
    confidence: Float64Array.from(row, (each) => confidence[each]!),
    common: rowsThere ? rowsThere.filter((there) => there >= 0).length : label.length,
  };
}

/** Bits for each beat. */
function reasonsOf({ classCount, label, probabilities, record }: TestedLabels): Uint8Array {
  const { byClass, byNoiseRate } = findLabelErrors({
    ...{ classCount, labels: label, probabilities, spared: SPARED },
    groups: { of: record, minBeats: OWN_THRESHOLD_BEATS },
  });
  return byClass.map((isPruned, beat) => isPruned * BY_CLASS + byNoiseRate[beat]! * BY_NOISE_RATE);
}

/** The row of the same beat with the same label in the second run; −1 where it has none. */
function commonRows(first: TestedLabels, second: TestedLabels): Int32Array {
  // Exact for a million records of days.
  const keyAt = ({ record, sample }: TestedLabels, row: number) => record[row]! * 2 ** 32 + sample[row]!;
  const rows = new Map(Array.from(second.label, (_, row) => [keyAt(second, row), row]));
  return Int32Array.from(first.label, (label, row) => {
    const there = rows.get(keyAt(first, row));
    return there !== undefined && second.label[there] === label ? there : -1;
  });
}
