import { type BeatChange, changesWindow, P_END_MS } from './beatChange';
import { beatFeatures } from './beatFeatures';
import { normaliseRows } from './normaliseRows';
import { placesAmong } from './placesAmong';
import { type BeatSet, type PrepareSettings, RHYTHM_COLUMNS } from './types';

/** What is read of the beats of one record. */
type Changeable = Pick<BeatSet, 'count' | 'lengthSamples' | 'waveform'> &
  Partial<
    Pick<BeatSet, 'second' | 'sample' | 'recordHz' | 'rhythm' | 'rr' | 'neighbours' | 'extraRr' | 'window'>
  >;

/** What follows from the windows and intervals of all beats, and is derived anew. */
const NOT_DERIVED = {
  ...{ median: undefined, medianSecond: undefined, longMedian: undefined, longMedianSecond: undefined },
  ...{ usual: undefined, usualSecond: undefined, shape: undefined },
} satisfies Partial<BeatSet>;

export interface ChangeOptions {
  row: number;
  change: BeatChange;
  /** Of all beats of the record in order, also of those that the set has not, as they are. */
  timesSec: Float64Array;
  normalise: PrepareSettings['normalise'];
}

/**
 * A record's beats with one of them changed, as if the record had been so before it was prepared: the window is changed and normalised again; with an interval
 * all beats before or after move together, and the rhythm around every beat is computed from the new times. Columns that are derived from all
 * windows are left out, so that they are derived again. Waveforms of other beats stay what they are; so does the scale of a record that is normalised as a whole.
 *
 * @throws Error with a sentence if the times are not those of these beats
 */
export function changeBeat<T extends Changeable>(beats: T, options: ChangeOptions): T {
  const { row, change, timesSec } = options;
  const place = placesAmong(beats.sample ?? new Int32Array(), timesSec, beats.recordHz?.[0] ?? Number.NaN);
  if (place?.length !== beats.count) {
    throw new Error('The times of the annotations are not those of the prepared beats.');
  }
  const own = place[row]!;
  const moved = movedTimes(timesSec, own, change);
  return {
    ...beats,
    ...NOT_DERIVED,
    ...windowsWith(beats, options),
    rhythm: rhythmAt(moved, place),
    ...intervalsWith(beats, row, {
      beforeSec: own > 0 ? moved[own]! - moved[own - 1]! : Number.NaN,
      afterSec: own < moved.length - 1 ? moved[own + 1]! - moved[own]! : Number.NaN,
    }),
  };
}

/** The times with other intervals before and after one of the beats: it stays, those on either side move as they are. */
function movedTimes(timesSec: Float64Array, own: number, { beforeSec, afterSec }: BeatChange): Float64Array {
  const at = timesSec[own]!;
  const before = own > 0 && beforeSec !== undefined ? at - timesSec[own - 1]! - beforeSec : 0;
  const after =
    own < timesSec.length - 1 && afterSec !== undefined ? afterSec - (timesSec[own + 1]! - at) : 0;
  return timesSec.map((time, i) => (i < own ? time + before : i > own ? time + after : time));
}

function rhythmAt(timesSec: Float64Array, place: Int32Array): Float32Array {
  const all = beatFeatures(timesSec);
  const width = RHYTHM_COLUMNS.length;
  const rows = new Float32Array(place.length * width);
  place.forEach((beat, row) => {
    rows.set(all.subarray(beat * width, (beat + 1) * width), row * width);
  });
  return rows;
}

/** The columns of intervals: of the beat, of that after it and of that before it. */
function intervalsWith(
  { count, rr, extraRr, neighbours }: Changeable,
  row: number,
  { beforeSec, afterSec }: { beforeSec: number; afterSec: number },
): Partial<Pick<BeatSet, 'rr' | 'extraRr'>> {
  if (!rr || !neighbours) return {};
  const changed = rr.slice();
  const extra = extraRr?.slice();
  changed.set([beforeSec, afterSec], 2 * row);
  const [previous, next] = [neighbours[2 * row]!, neighbours[2 * row + 1]!];
  if (previous >= 0 && previous < count) changed[2 * previous + 1] = beforeSec;
  if (next >= count && extra) extra[next - count] = afterSec;
  else if (next >= 0) changed[2 * next] = afterSec;
  return { rr: changed, ...(extra && { extraRr: extra }) };
}

/** The windows, that of the beat changed: copies, since others have them too. */
function windowsWith(beats: Changeable, { row, change, normalise }: ChangeOptions) {
  const { waveform, second } = beats;
  const changed = (rows: Float32Array) => {
    const copy = Float32Array.from(rows);
    const { lengthSamples } = beats;
    const own = copy.subarray(row * lengthSamples, (row + 1) * lengthSamples);
    // A window that the lead lacks stays lacking.
    if (own.every((value) => value === 0)) return copy;
    changeWindow(own, change, beats.window);
    if (normalise === 'zscore' || normalise === 'minmax') normaliseRows(own, lengthSamples, normalise);
    return copy;
  };
  if (!changesWindow(change)) return {};
  return { waveform: changed(waveform), ...(second && { second: changed(second) }) };
}

/** Takes the P wave away, then scales, then shifts. */
function changeWindow(
  own: Float32Array,
  { scale, shiftMs, withoutP }: BeatChange,
  window: BeatSet['window'] | undefined,
): void {
  const { length } = own;
  const { beforeSec, afterSec } = window ?? { beforeSec: 0.5, afterSec: 0.5 };
  const perMs = length / (1000 * (beforeSec + afterSec));
  if (withoutP) {
    const end = Math.min(length - 1, Math.round((1000 * beforeSec + P_END_MS) * perMs));
    const [from, to] = [own[0]!, own[Math.max(0, end)]!];
    for (let i = 0; i < end; i++) own[i] = from + ((to - from) * i) / end;
  }
  if (scale !== 1) for (let i = 0; i < length; i++) own[i]! *= scale;
  if (shiftMs !== 0) {
    const before = own.slice();
    for (let i = 0; i < length; i++) {
      // What comes in from beyond the window is not known: its last sample.
      const place = Math.min(length - 1, Math.max(0, i - shiftMs * perMs));
      const [left, part] = [Math.floor(place), place % 1];
      own[i] = before[left]! * (1 - part) + (before[left + 1] ?? before[left]!) * part;
    }
  }
}
