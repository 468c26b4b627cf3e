import { marksBeat, UNCLASSED_BEAT } from '../../beats/classMap';
import { compareBeats } from '../../evaluation/ec57/bxb/compareBeats';
import { readBeats } from '../../evaluation/ec57/bxb/readBeats';
import type { AnnotatorMarks } from '../../evaluation/ec57/types';

/** Marks of the standard belong together up to this distance. */
const MATCH_SEC = 0.15;

/** Found beats with the mnemonics of the reference, and how the two compare over the whole record. */
export interface CarriedLabels {
  /** One per found beat; `?` where the reference has no beat. */
  symbol: string[];
  matched: number;
  /** Beats of the reference that were not found. */
  missed: number;
  /** Found beats that the reference does not have; those within its ventricular flutter are not counted. */
  invented: number;
}

/**
 * Gives found beats the labels of the reference beats that they match, as the standard matches them (EC57: 150 ms, the
 * nearest). A found beat without a match gets no class: nobody has said that it is a beat at all.
 *
 * @param sample of the found beats, ascending, at `samplingHz`
 * @param reference at the same frequency, in order of time
 */
export function carryLabels(
  sample: ArrayLike<number>,
  reference: AnnotatorMarks,
  samplingHz: number,
): CarriedLabels {
  const window = Math.round(MATCH_SEC * samplingHz);
  const span = { start: 0, end: Number.MAX_SAFE_INTEGER, window };
  const found: AnnotatorMarks = {
    sample,
    symbol: Array.from({ length: sample.length }, () => 'N'),
    subtype: new Int8Array(sample.length),
    aux: [],
  };
  const symbolAt = new Map<number, string>();
  for (let i = 0; i < reference.symbol.length; i++) {
    const at = reference.sample[i]!;
    const symbol = reference.symbol[i]!;
    if (marksBeat(symbol)) symbolAt.set(at, symbol);
  }
  const carried = new Map<number, string>();
  const counts = { matched: 0, missed: 0, invented: 0 };
  compareBeats(readBeats(reference, window, true), readBeats(found, window, true), span, (beat, test) => {
    if (beat && test) {
      counts.matched++;
      carried.set(test.time, symbolAt.get(beat.time) ?? UNCLASSED_BEAT);
    } else if (beat) counts.missed++;
    else counts.invented++;
  });
  return { symbol: Array.from(sample, (at) => carried.get(at) ?? UNCLASSED_BEAT), ...counts };
}
