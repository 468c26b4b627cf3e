/** The tables of `npm run bench:detect`. */
import { medianOf } from './benchShared.mjs';

/** @typedef {import('../tests/bench/detectBench.ts').DetectorRow} DetectorRow */

/** @param {number} part @param {number} whole */
const percent = (part, whole) => ((100 * part) / whole).toFixed(2);

/** What a detector did on several records. @param {DetectorRow[]} list */
export function sumOf(list) {
  const sum = (/** @type {'found' | 'missed' | 'invented' | 'cpuMs'} */ key) =>
    list.reduce((total, row) => total + row[key], 0);
  const offsets = list.flatMap(({ offsetsMs }) => offsetsMs);
  const offset = medianOf(offsets);
  const jitter = medianOf(offsets.map((value) => Math.abs(value - offset)));
  return {
    beats: sum('found') + sum('missed'),
    missed: sum('missed'),
    invented: sum('invented'),
    se: percent(sum('found'), sum('found') + sum('missed')),
    ppv: percent(sum('found'), sum('found') + sum('invented')),
    offset: offset.toFixed(1),
    jitter: jitter.toFixed(1),
    cpuMs: (sum('cpuMs') / list.length).toFixed(0),
  };
}
