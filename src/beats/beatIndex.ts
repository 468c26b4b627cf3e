import { dealtBy } from './earlierBeats';
import type { BeatIndex, BeatSet, EarlierBeats } from './types';

/** The columns from which an index is made: each beat's class, its record, and its position in it. */
export type IndexedBeats = Pick<BeatSet, 'label' | 'record' | 'recordNames' | 'recordHz' | 'sample'> &
  Partial<Pick<BeatSet, 'recordLead' | 'recordDatabase'>>;

/**
 * The index of the beats of several sets, in their order. Page, training thread, stored runs and capsules all make it here:
 * folds depend on nothing else of the beats, so equal columns mean equal folds.
 *
 * Records of equal name are one record, whichever sets they are in. A record without beats keeps its name. Databases are known of all
 * records or of none.
 *
 * @param parts sets of n beats each; `sample` at the record's own frequency, `recordHz` in Hz
 * @param earlier the beats by which folds are dealt, where these are not the same
 */
export function beatIndex(parts: readonly IndexedBeats[], earlier: EarlierBeats = []): BeatIndex {
  const count = parts.reduce((sum, { label }) => sum + label.length, 0);
  const labels = new Uint8Array(count);
  const record = new Uint16Array(count);
  const sample = new Int32Array(count);
  const timeSec = new Float64Array(count);
  const numbers = new Map<string, number>();
  const recordHz: number[] = [];
  const recordLead: string[] = [];
  const recordDatabase: string[] = [];
  const hasDatabases = parts.length > 0 && parts.every((part) => part.recordDatabase !== undefined);
  let start = 0;
  for (const part of parts) {
    const numbersOfPart = part.recordNames.map((name, own) => {
      const number = numbers.get(name) ?? numbers.size;
      numbers.set(name, number);
      recordHz[number] = part.recordHz[own]!;
      recordLead[number] = part.recordLead?.[own] ?? '';
      if (hasDatabases) recordDatabase[number] = part.recordDatabase![own]!;
      return number;
    });
    labels.set(part.label, start);
    sample.set(part.sample, start);
    for (let row = 0; row < part.label.length; row++) {
      const own = part.record[row]!;
      record[start + row] = numbersOfPart[own]!;
      timeSec[start + row] = part.sample[row]! / part.recordHz[own]!;
    }
    start += part.label.length;
  }
  const databases = hasDatabases ? { recordDatabase } : {};
  const recordNames = [...numbers.keys()];
  const index: BeatIndex = { labels, record, recordNames, recordHz, recordLead, ...databases, timeSec };
  if (earlier.length === 0) return index;
  return { ...index, dealtBy: dealtBy(earlier, { index, sample, recordHz }) };
}
