import { type Random, shuffleInPlace } from '../base/random';
import { createHeartRate } from './heartRate';
import type { DemoBeatSymbol, PlannedBeat, RecordPlan } from './types';

/** The first R peak: late enough that the usual window of 0.4 s before it lies inside the record. */
const FIRST_BEAT_SEC = 0.6;
/** No group starts before this many dominant beats: an ectopic beat needs a rhythm to disturb. */
const LEAD_IN_BEATS = 4;

/**
 * The beats of a record, in order of time.
 *
 * - Sinus beats follow the varying sinus clock.
 * - `A` comes at 62 to 92 % of the cycle and resets the clock; the pause is a little longer than a cycle.
 * - `V` comes at 48 to 68 % of the cycle (the second of a pair at 56 to 76 %) and does not reset it: the sinus beat it hides is missing, and the pause
 *   is compensatory (coupling + pause = two cycles).
 * - `F` comes up to 45 ms before the sinus beat it fuses with and leaves the clock alone.
 * - `/` comes after a fixed escape interval; sinus beats in a paced rhythm come before the interval ends.
 */
export function planRhythm(plan: RecordPlan, random: Random): PlannedBeat[] {
  const meanCycleSec = 60 / plan.heartRatePerMin;
  const cycleAt = createHeartRate({ meanCycleSec, sdSec: 0.035 * meanCycleSec }, random);
  const paced = plan.dominant === '/';
  const beats: PlannedBeat[] = [];
  /** Last tick of the sinus clock, and the last R peak. */
  let clockSec = FIRST_BEAT_SEC - meanCycleSec;
  let lastSec = clockSec;
  let pauseFactor = 1;

  for (const symbol of orderSymbols(plan, random)) {
    const cycleSec = pauseFactor * cycleAt(clockSec);
    pauseFactor = 1;
    let atSec: number;
    if (symbol === 'A') {
      atSec = lastSec + (0.62 + 0.3 * random.uniform()) * cycleSec;
      clockSec = atSec;
      pauseFactor = 1.03 + 0.15 * random.uniform();
    } else if (symbol === 'V') {
      const earliest = beats.at(-1)?.symbol === 'V' ? 0.56 : 0.48;
      atSec = lastSec + (earliest + 0.2 * random.uniform()) * cycleSec;
      clockSec = paced ? atSec : nextFreeTick(clockSec, atSec, cycleSec);
    } else if (symbol === 'F') {
      atSec = clockSec + cycleSec - 0.045 * random.uniform();
      clockSec += cycleSec;
    } else if (symbol === '/') {
      atSec = lastSec + meanCycleSec;
      clockSec = atSec;
    } else {
      atSec = clockSec + cycleSec * (paced ? 0.9 : 1);
      clockSec = atSec;
    }
    beats.push({ symbol, atSec, cycleSec: symbol === '/' ? meanCycleSec : cycleAt(lastSec) });
    lastSec = atSec;
  }
  return beats;
}

/** The last tick that the ectopic beat hides: while the ventricle is refractory (half a cycle) no sinus beat is conducted. */
function nextFreeTick(clockSec: number, ectopicSec: number, cycleSec: number): number {
  let tick = clockSec + cycleSec;
  while (tick + cycleSec < ectopicSec + 0.6 * cycleSec) tick += cycleSec;
  return tick;
}

/** Dominant beats with the groups scattered between them, at most one group per gap. */
function orderSymbols(plan: RecordPlan, random: Random): DemoBeatSymbol[] {
  const groups = plan.groups.flatMap(({ symbols, count }) => Array.from({ length: count }, () => symbols));
  const others = groups.reduce((sum, symbols) => sum + symbols.length, 0);
  const dominantCount = plan.beatCount - others;
  const gaps = Array.from({ length: dominantCount - LEAD_IN_BEATS - 1 }, (_, i) => i + LEAD_IN_BEATS);
  if (gaps.length < groups.length) throw new Error(`Record plan ${plan.name} has more groups than gaps.`);
  const groupAfter = new Map<number, DemoBeatSymbol[]>();
  shuffleInPlace(gaps, random)
    .slice(0, groups.length)
    .forEach((gap, i) => {
      groupAfter.set(gap, groups[i]!);
    });
  const symbols: DemoBeatSymbol[] = [];
  for (let i = 0; i < dominantCount; i++) {
    symbols.push(plan.dominant, ...(groupAfter.get(i) ?? []));
  }
  return symbols;
}
