import { marksBeat, shownClassOf } from '../../beats/classMap';
import { NO_CLASS } from '../../beats/types';
import type { Mark } from '../../edits/types';
import { markedAt } from '../edits/selectMarks';
import type { RecordMarks } from '../types';

/**
 * The class that the annotations in use give each of the beats now: 0…4, NO_CLASS for a beat without a class, ABSENT where they have no beat;
 * and how many of their beats are none of these.
 *
 * @param sample of the beats at the record's frequency, ascending
 */
export function beatClasses(
  marks: RecordMarks,
  samplingHz: number,
  sample: Int32Array,
): { classes: Uint8Array; others: number } {
  const classes = new Uint8Array(sample.length).fill(ABSENT);
  let others = 0;
  let beat = 0;
  marks.timeSec.forEach((timeSec, i) => {
    const own = shownClassOf(marks.symbols[marks.symbol[i]!]!);
    if (own === undefined) return;
    const at = Math.round(timeSec * samplingHz);
    while (beat < sample.length && sample[beat]! < at) beat++;
    if (sample[beat] === at) classes[beat] = own;
    else others++;
  });
  return { classes, others };
}

/** `beatClasses` of a beat that the annotations do not have. */
const ABSENT = NO_CLASS + 1;

/** How many beats of a template have each class, NO_CLASS last; absent ones do not count. */
export function classCounts(classes: Uint8Array, beats: Int32Array): number[] {
  const counts = new Array<number>(NO_CLASS + 1).fill(0);
  for (const beat of beats) if (classes[beat] !== ABSENT) counts[classes[beat]!]!++;
  return counts;
}

/** The annotations of some of the beats, with all fields; without those that the annotations in use do not have. */
export function marksOf(
  marks: RecordMarks,
  samplingHz: number,
  sample: Int32Array,
  beats: Int32Array,
): Mark[] {
  return Array.from(beats).flatMap((beat) => {
    const mark = markedAt(marks, samplingHz, sample[beat]!);
    return mark && marksBeat(mark.symbol) ? [mark] : [];
  });
}
