import { medianOfSorted } from '../../beats/median';
import type { LiveChunk } from '../types';
import { createMicrosClock } from './microsClock';
import { createRateMeter } from './rateMeter';
import { createSerialLines, type SerialValue } from './serialLines';
import { isMissing, isSilence } from './silence';
import { type DeviceData, type DeviceProblem, deviceProblem } from './types';

/** By the device's clock the rate is the median of so many distances between samples at most, and known from so many on. */
const DISTANCES = 9;
const ENOUGH_DISTANCES = 3;
/** So many samples without a rate have stamps that do not advance: none will come of them. */
const MOST_TIMED = 1000;

/**
 * Lines of a serial port as samples with times, in the device's units. With times of their own (the lab's sketch) these are taken, from
 * the first of them on; the rate is known with the fourth. Otherwise samples are at equal distances by the measured rate, the first of them as soon as that is known, after
 * five seconds. Nothing is left out until then; what waits at the end is. A silence of two seconds is a gap.
 */
export function createSerialStream() {
  const lines = createSerialLines();
  const meter = createRateMeter();
  const clock = createMicrosClock();
  /** Without a rate yet: pieces between silences, with how long it was silent before and how many samples came first after that. */
  let waiting: { silentSec: number; came: number; values: number[] }[] = [];
  let startSec: number | undefined;
  let arrivedSec: number | undefined;
  /** By the device's clock: samples without a rate yet, the time of the last one, and the last distances in seconds. */
  let timed: { sec: number; value: number }[] = [];
  let lastSec: number | undefined;
  let distances: number[] = [];

  /**
   * By the device's clock: values in a row as far as their distances are equal to a tenth.
   *
   * @param waitedSec since something came before
   */
  function byClock(values: readonly SerialValue[], waitedSec: number): DeviceData {
    const isHeap = distances.length > 0 && !isMissing(values.length, 1 / usualOf(distances), waitedSec);
    for (const [i, { value, micros: now }] of values.entries()) {
      const sec = clock.secOf(now!, { waitedSec, isFirst: i === 0, isHeap });
      if (lastSec !== undefined && sec > lastSec) distances.push(sec - lastSec);
      lastSec = sec;
      timed.push({ sec, value });
    }
    distances = distances.slice(-DISTANCES);
    if (distances.length < ENOUGH_DISTANCES) return { chunks: [], problems: leaveStill() };
    const usual = usualOf(distances);
    const chunks: LiveChunk[] = [];
    for (let from = 0, to = 1; to <= timed.length; to++) {
      const step = to < timed.length ? timed[to]!.sec - timed[to - 1]!.sec : Number.NaN;
      if (Math.abs(step - usual) <= usual / 10) continue;
      const row = timed.slice(from, to);
      const startSec = row[0]!.sec;
      const samplingHz = row.length > 1 ? (row.length - 1) / (row.at(-1)!.sec - startSec) : 1 / usual;
      chunks.push({ startSec, samplingHz, samples: Float32Array.from(row, ({ value }) => value) });
      from = to;
    }
    timed = [];
    return { chunks, problems: [] };
  }

  function leaveStill(): DeviceProblem[] {
    const count = timed.length;
    if (count < MOST_TIMED) return [];
    timed = [];
    return [
      deviceProblem(
        'clock-still',
        `The time stamps of the device do not advance: ${count} samples were left out, since it is not known when they were taken. Reset the device; if it stays so, check its sketch.`,
        { count },
      ),
    ];
  }

  function byRate(values: readonly number[], hz: number): LiveChunk[] {
    if (values.length === 0) return [];
    const chunk = { startSec: startSec!, samplingHz: hz, samples: Float32Array.from(values) };
    startSec = startSec! + values.length / hz;
    return [chunk];
  }

  return {
    /** @param nowSec when the bytes came, by any clock that is not set */
    push(bytes: Uint8Array, nowSec: number): DeviceData {
      const { values, problems } = lines.push(bytes);
      if (values.length === 0) return { chunks: [], problems };
      const stamped = values.filter((value) => value.micros !== undefined);
      if (stamped.length > 0) {
        // Numbers before the first line with a time were halves of such lines.
        waiting = [];
        const waitedSec = nowSec - (arrivedSec ?? nowSec);
        arrivedSec = nowSec;
        const { chunks, problems: own } = byClock(stamped, waitedSec);
        return { chunks, problems: [...problems, ...own] };
      }
      const silentSec = nowSec - (arrivedSec ?? nowSec);
      const wasSilent = isSilence(silentSec);
      startSec ??= nowSec;
      arrivedSec = nowSec;
      meter.push(values.length, nowSec);
      if (wasSilent || waiting.length === 0)
        waiting.push({ silentSec: wasSilent ? silentSec : 0, came: values.length, values: [] });
      for (const { value } of values) waiting.at(-1)!.values.push(value);
      const hz = meter.rate();
      if (hz === undefined) return { chunks: [], problems };
      const chunks: LiveChunk[] = [];
      for (const { silentSec: before, came, values: own } of waiting) {
        // What came first was sent in the meantime, if not all of it was lost.
        startSec += Math.max(0, before - came / hz);
        chunks.push(...byRate(own, hz));
      }
      waiting = [];
      return { chunks, problems };
    },
    /** Samples per second as measured; undefined before it can be known. */
    rate: () => meter.rate(),
    /** The source stops. @returns that samples have waited for a rate in vain: none is made up for them */
    finish(): DeviceProblem[] {
      const problems: DeviceProblem[] = [];
      const count = waiting.reduce((sum, { values }) => sum + values.length, 0);
      if (count > 0) {
        problems.push(
          deviceProblem(
            'rate-unknown',
            `It was stopped before the rate of the device was known, which takes five seconds. Samples left out: ${count}.`,
            { count },
          ),
        );
      }
      if (timed.length > 0) {
        problems.push(
          deviceProblem(
            'rate-unknown-clock',
            `It was stopped before the rate of the device was known, which takes four samples with different times. Samples left out: ${timed.length}.`,
            { count: timed.length },
          ),
        );
      }
      return problems;
    },
  };
}

const usualOf = (distances: readonly number[]): number => medianOfSorted(Float64Array.from(distances).sort());
