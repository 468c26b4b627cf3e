import { beatFeatures } from '../beats/beatFeatures';
import { RHYTHM_COLUMNS } from '../beats/types';

/** Beats that the causal columns look at: those of the interval before the beat, and of ten before that. */
const KEPT = 12;

const columns = RHYTHM_COLUMNS.flatMap(({ name, of }, column) =>
  (of as readonly string[]).includes('causal') ? [{ name, column }] : [],
);

/** The causal columns of `beatFeatures` for beats as they come: the same numbers as for the record up to each beat. */
export function createRrFeatures() {
  let times: number[] = [];
  return {
    /** @param timeSec later than that of the last beat */
    push(timeSec: number): Readonly<Record<string, number>> {
      times.push(timeSec);
      if (times.length > KEPT) times.shift();
      const features = beatFeatures(Float64Array.from(times));
      const row = (times.length - 1) * RHYTHM_COLUMNS.length;
      return Object.fromEntries(columns.map(({ name, column }) => [name, features[row + column]!]));
    },
    /** Nobody knows what came after the last beat. */
    gap() {
      times = [];
    },
  };
}
