/** Counts of a beat-by-beat comparison after ANSI/AAMI EC57. */
export interface Match {
  found: number;
  missed: number;
  invented: number;
  /** Test minus reference of every pair, in samples. */
  offsets: number[];
}

/**
 * Pairs beats of a reference with beats of a test, in order of time: a pair is at most `window` apart, and is given up
 * if the next beat of either side fits better (EC57, as the WFDB documentation describes `bxb`).
 *
 * @param excluded stretches [from, to] of the reference that are not scored (ventricular fibrillation), in samples
 */
export function matchBeats(
  reference: readonly number[],
  test: readonly number[],
  window: number,
  excluded: readonly (readonly [number, number])[] = [],
): Match {
  const isOut = (at: number) => excluded.some(([from, to]) => at >= from && at <= to);
  const match: Match = { found: 0, missed: 0, invented: 0, offsets: [] };
  let r = 0;
  let t = 0;
  while (r < reference.length || t < test.length) {
    const [ref, beat] = [reference[r] ?? Infinity, test[t] ?? Infinity];
    const distance = Math.abs(ref - beat);
    const later =
      ref <= beat
        ? Math.abs((reference[r + 1] ?? Infinity) - beat)
        : Math.abs(ref - (test[t + 1] ?? Infinity));
    const nextPair = Math.abs((reference[r + 1] ?? Infinity) - (test[t + 1] ?? Infinity));
    if (distance <= window && (distance <= later || nextPair < later)) {
      if (!isOut(ref)) {
        match.found++;
        match.offsets.push(beat - ref);
      }
      r++;
      t++;
    } else if (ref <= beat) {
      if (!isOut(ref)) match.missed++;
      r++;
    } else {
      if (!isOut(beat)) match.invented++;
      t++;
    }
  }
  return match;
}

const BEATS = new Set('NLRBAaJSVrFejnE/fQ?!');

/** The beats of annotations (`isqrs` of the WFDB library), and the stretches of ventricular fibrillation: [ to ]. */
export function annotatedBeats(annotations: { sample: ArrayLike<number>; symbol: readonly string[] }): {
  beats: number[];
  fibrillation: [number, number][];
} {
  const beats: number[] = [];
  const fibrillation: [number, number][] = [];
  for (const [i, symbol] of annotations.symbol.entries()) {
    const at = annotations.sample[i]!;
    const open = fibrillation.at(-1);
    if (symbol === '[') fibrillation.push([at, Number.POSITIVE_INFINITY]);
    else if (symbol === ']' && open) open[1] = at;
    else if (BEATS.has(symbol)) beats.push(at);
  }
  return { beats, fibrillation };
}
