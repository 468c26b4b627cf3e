/** What the benchmarks of the live path say of the time that it took. */
import { quantileOf } from './benchShared.mjs';

/** @typedef {{ latenciesSec: number[], cpuSec: number, durationSec: number }} Replayed a record that was replayed */

/** The latency of beats below which a share of all lie, in seconds. @param {readonly Replayed[]} rows @param {number} share */
export const latencyOf = (rows, share) =>
  quantileOf(
    rows.flatMap(({ latenciesSec }) => latenciesSec),
    share,
  );

/** Seconds of the processor for an hour of signal. @param {readonly Replayed[]} rows */
export function cpuPerHour(rows) {
  const total = (/** @type {'cpuSec' | 'durationSec'} */ key) => rows.reduce((sum, row) => sum + row[key], 0);
  return (3600 * total('cpuSec')) / total('durationSec');
}

/** How many of the beats come later than a limit, in per cent. @param {readonly Replayed[]} rows @param {number} limitSec */
export function percentLater(rows, limitSec) {
  const latencies = rows.flatMap(({ latenciesSec }) => latenciesSec);
  return (100 * latencies.filter((sec) => sec > limitSec).length) / latencies.length;
}
