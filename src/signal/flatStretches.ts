/** Samples from … to − 1. */
export interface Stretch {
  from: number;
  to: number;
}

/**
 * A signal that stays within its range for so long shows no heart: pauses are longer, but are not that quiet. Of MIT-BIH's DS1 and the
 * even records of SVDB the quietest stretch is 0.74 s: record 116, at the end of its converter's range.
 */
export const FLAT_SEC = 1;

/**
 * All stretches of at least `FLAT_SEC` in each second of which the signal stays within `range`: electrodes off, a cable pulled, an
 * amplifier at its limit. A missing sample (NaN) ends a stretch. Hum or noise of a loose electrode is not flat.
 *
 * @param range highest minus lowest sample, in the signal's unit
 * @returns in order of time, apart from each other
 */
export function flatStretches(signal: Float32Array, samplingHz: number, range: number): Stretch[] {
  const span = Math.max(2, Math.ceil(FLAT_SEC * samplingHz));
  const found: Stretch[] = [];
  // Every stretch covers one of these blocks; an ECG leaves the range after a few samples of each.
  const block = span >> 1;
  for (let start = 0; start + block <= signal.length; start += block) {
    if (!staysWithin(signal, start, start + block, range)) continue;
    let end = start + block;
    while (end + block <= signal.length && staysWithin(signal, end, end + block, range)) end += block;
    const around = { from: Math.max(0, start - span), to: Math.min(signal.length, end + span) };
    for (const stretch of stretchesWithin(signal, around, span, range)) addTo(found, stretch);
    start = end;
  }
  return found;
}

function addTo(found: Stretch[], stretch: Stretch): void {
  const last = found.at(-1);
  if (last && stretch.from <= last.to) last.to = Math.max(last.to, stretch.to);
  else found.push(stretch);
}

function staysWithin(signal: Float32Array, from: number, to: number, range: number): boolean {
  let low = signal[from]!;
  let high = low;
  for (let i = from; i < to; i++) {
    const value = signal[i]!;
    if (value < low) low = value;
    else if (value > high) high = value;
    // Not so for a missing sample, either.
    if (!(high - low <= range) || Number.isNaN(value)) return false;
  }
  return true;
}

/** All runs of `span` samples within the range, joined; lowest and highest are kept in queues (Lemire 2006, arXiv cs/0610046). */
function stretchesWithin(
  signal: Float32Array,
  { from, to }: Stretch,
  span: number,
  range: number,
): Stretch[] {
  const found: Stretch[] = [];
  const lows = createQueue(span, (a, b) => a < b);
  const highs = createQueue(span, (a, b) => a > b);
  let first = from;
  for (let i = from; i < to; i++) {
    const value = signal[i]!;
    if (!Number.isFinite(value)) {
      first = i + 1;
      lows.clear();
      highs.clear();
      continue;
    }
    lows.push(i, value);
    highs.push(i, value);
    const start = i + 1 - span;
    if (start < first) continue;
    if (highs.best(start) - lows.best(start) <= range) addTo(found, { from: start, to: i + 1 });
  }
  return found;
}

/** The best of the last `span` values, for indices that only grow. */
function createQueue(span: number, isBetter: (a: number, b: number) => boolean) {
  // A value more, since one is pushed before those that are too old are dropped.
  const capacity = span + 1;
  const index = new Int32Array(capacity);
  const values = new Float64Array(capacity);
  let head = 0;
  let tail = 0;
  return {
    clear() {
      head = tail;
    },
    push(at: number, value: number) {
      while (tail > head && !isBetter(values[(tail - 1) % capacity]!, value)) tail--;
      index[tail % capacity] = at;
      values[tail++ % capacity] = value;
    },
    best(since: number): number {
      while (index[head % capacity]! < since) head++;
      return values[head % capacity]!;
    },
  };
}
