import type { IndexedBeats } from '../../beats/beatIndex';
import { RHYTHM_COLUMNS, RR_COLUMNS, SHAPE_COLUMNS } from '../../beats/types';
import type { TrainingBeats } from './types';

/** Columns that may be absent: either all parts of a training have them, or none has. */
const OPTIONAL = {
  second: 'a second lead',
  neighbours: 'their neighbouring beats',
  rhythm: 'features of the rhythm',
  record: 'their records',
} as const;

/**
 * What prevents training on a part: columns of the wrong length, values that are not numbers, neighbours out of range.
 *
 * @returns a sentence for the person, or undefined
 */
export function partProblem(part: TrainingBeats): string | undefined {
  const name = nameOf(part);
  if (!isComplete(part)) return `The beats of ${name} are incomplete. Prepare the beats again.`;
  const { lengthSamples } = part;
  const samples = [
    [part.waveform, ''],
    [part.second, ' in its second lead'],
  ] as const;
  for (const [values, where] of samples) {
    const beat = firstBad(values, lengthSamples);
    if (beat !== undefined) {
      return `Beat ${beat + 1} of ${name} holds a missing sample${where}. Prepare the beats again.`;
    }
  }
  const beat = firstBad(part.rhythm, RHYTHM_COLUMNS.length) ?? firstBad(part.shape, SHAPE_COLUMNS.length);
  if (beat !== undefined) {
    return `Beat ${beat + 1} of ${name} has a feature that is not a number. Prepare the beats again.`;
  }
  const { extra, extraSecond, median, medianSecond, longMedian, longMedianSecond, usual, usualSecond } = part;
  const medians = [median, medianSecond, longMedian, longMedianSecond];
  const beside = [extra, extraSecond, ...medians, usual, usualSecond];
  if (beside.some((values) => firstBad(values, lengthSamples) !== undefined)) {
    return `A neighbouring or median beat of ${name} holds a missing sample. Prepare the beats again.`;
  }
  const slow = part.recordHz?.findIndex((hz) => !(hz > 0)) ?? -1;
  if (hasRecords(part) && slow >= 0) {
    return `The sampling frequency of ${part.recordNames![slow]} is not known. Prepare the beats again.`;
  }
  return undefined;
}

/** What a part has that earlier parts lack, or the other way round, as a sentence; undefined if they match. */
export function misfit(part: TrainingBeats, before: TrainingBeats): string | undefined {
  const name = nameOf(part);
  if (part.lengthSamples !== before.lengthSamples) {
    return `The beats of ${name} have ${part.lengthSamples} samples, those before it ${before.lengthSamples}. Prepare all records with the same settings.`;
  }
  for (const column of Object.keys(OPTIONAL) as (keyof typeof OPTIONAL)[]) {
    const [here, there] = [part, before].map((beats) => hasColumn(beats, column));
    if (here === there) continue;
    const [has, lacks] = here ? ['come with', 'without'] : ['come without', 'with'];
    return `The beats of ${name} ${has} ${OPTIONAL[column]}, those before them ${lacks}. Prepare all records with the same settings.`;
  }
  return undefined;
}

/** Whether the record of each beat and its time in it are known. */
export function hasRecords(part: TrainingBeats): part is TrainingBeats & IndexedBeats {
  return [part.record, part.recordNames, part.recordHz, part.sample].every((column) => column !== undefined);
}

function hasColumn(part: TrainingBeats, column: keyof typeof OPTIONAL): boolean {
  return column === 'record' ? hasRecords(part) : part[column] !== undefined;
}

function nameOf({ recordNames }: TrainingBeats): string {
  return recordNames?.join(', ') ?? 'a record';
}

function isComplete(part: TrainingBeats): boolean {
  const { count, lengthSamples, second, neighbours, extra, median, longMedian } = part;
  const rows = (values: Float32Array | undefined) => (values?.length ?? 0) / lengthSamples;
  const beside = rows(extra);
  const records = median ? rows(median) : Number.POSITIVE_INFINITY;
  const fits = (column: { length: number } | undefined, length: number) =>
    column === undefined || column.length === length;
  return (
    part.waveform.length === count * lengthSamples &&
    part.label.length === count &&
    fits(second, count * lengthSamples) &&
    fits(part.usual, count * lengthSamples) &&
    fits(part.usualSecond, count * lengthSamples) &&
    fits(part.rhythm, count * RHYTHM_COLUMNS.length) &&
    fits(part.shape, count * SHAPE_COLUMNS.length) &&
    fits(part.record, count) &&
    fits(part.sample, count) &&
    fits(part.recordHz, part.recordNames?.length ?? -1) &&
    fits(neighbours, 2 * count) &&
    (neighbours?.every((row) => row >= -1 && row < count + beside) ?? true) &&
    (part.record?.every((record) => record < records && record < (part.recordNames?.length ?? 1)) ?? true) &&
    (records >= 1 || count === 0) &&
    (!second || !neighbours || beside === rows(part.extraSecond)) &&
    (!second || !median || rows(median) === rows(part.medianSecond)) &&
    (!longMedian || rows(longMedian) === rows(median)) &&
    (!longMedian || rows(part.longMedianSecond) === rows(part.medianSecond)) &&
    fits(part.rr, RR_COLUMNS.length * count) &&
    (extra === undefined || fits(part.extraRr, beside))
  );
}

/** The first row with a value that is not a finite number. */
function firstBad(values: Float32Array | undefined, width: number): number | undefined {
  const at = values?.findIndex((value) => !Number.isFinite(value)) ?? -1;
  return at < 0 ? undefined : Math.floor(at / width);
}
