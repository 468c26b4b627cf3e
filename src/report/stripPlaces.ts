import type { RecordReport, StripKind, StripPlace } from './types';

/** As wide as A4 takes at 25 mm/s between its margins. */
const STRIP_SEC = 6;
/** Before a run, so that one sees what it begins from. */
const LEAD_IN_SEC = 1;

/** Where the extremes of a record are looked at: a strip each, one for a stretch that is two of them. */
export function stripPlaces(
  report: Pick<
    RecordReport,
    'durationSec' | 'ventricular' | 'supraventricular' | 'pauses' | 'fibrillation' | 'rate'
  >,
): StripPlace[] {
  const { durationSec, ventricular, supraventricular, pauses, fibrillation, rate } = report;
  const places: StripPlace[] = [];
  const add = (kind: StripKind, of: StripPlace['of'] | undefined) => {
    if (!of) return;
    const known = places.find((place) => place.of.startSec === of.startSec && place.of.endSec === of.endSec);
    if (known) known.kinds.push(kind);
    else places.push({ kinds: [kind], ...windowOf(of, durationSec), of });
  };
  add('longest-ventricular-run', ventricular?.longestRun);
  add('fastest-ventricular-run', ventricular?.fastestRun);
  add('longest-supraventricular-run', supraventricular?.longestRun);
  add('fastest-supraventricular-run', supraventricular?.fastestRun);
  add('longest-pause', pauses.longest);
  add('longest-fibrillation', fibrillation.longest);
  add('lowest-rate', rate?.lowest);
  add('highest-rate', rate?.highest);
  return places;
}

/** Six seconds around a stretch, or from a second before a longer one, within the record. */
function windowOf({ startSec, endSec }: StripPlace['of'], durationSec: number) {
  const isShort = endSec - startSec + 2 * LEAD_IN_SEC <= STRIP_SEC;
  const wanted = isShort ? (startSec + endSec - STRIP_SEC) / 2 : startSec - LEAD_IN_SEC;
  const from = Math.max(0, Math.min(wanted, durationSec - STRIP_SEC));
  return { startSec: from, endSec: Math.min(durationSec, from + STRIP_SEC) };
}
