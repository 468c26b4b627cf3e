import type { LiveChunk } from '../types';
import { createRateMeter } from './rateMeter';
import { createSerialLines, type SerialValue } from './serialLines';
import type { DeviceData } from './types';

/** The port is silent for so long: the samples after it do not follow those before. */
const SILENT_SEC = 2;
/** Where the rate is not known at the end; the lab's own sketch has it. */
const ASSUMED_HZ = 250;
const WRAP_MICROS = 2 ** 32;
/** A clock that goes back by more was not read late, but has begun anew; it takes at least so long. */
const RESTART_MICROS = 1e6;

/**
 * Lines of a serial port as samples with times, in the device's units. With times of their own (the lab's sketch) these are taken, from
 * the first of them on. Otherwise samples are at equal distances by the measured rate, the first of them as soon as that is known, after five seconds; nothing is left out
 * until then. A silence of two seconds is a gap.
 */
export function createSerialStream() {
  const lines = createSerialLines();
  const meter = createRateMeter();
  /** Without a rate yet. */
  let waiting: number[] = [];
  let startSec: number | undefined;
  let arrivedSec: number | undefined;
  /** The last stamp, and what is added to stamps in microseconds. */
  let micros: { last: number; added: number } | undefined;

  /**
   * By the device's clock: values in a row as far as their distances are equal to a tenth.
   *
   * @param waitedSec since something came before
   */
  function byClock(values: readonly SerialValue[], waitedSec: number): LiveChunk[] {
    const chunks: LiveChunk[] = [];
    let times: number[] = [];
    let samples: number[] = [];
    const end = () => {
      if (samples.length === 0) return;
      const span = times.at(-1)! - times[0]!;
      const samplingHz = span > 0 ? (samples.length - 1) / span : ASSUMED_HZ;
      chunks.push({ startSec: times[0]!, samplingHz, samples: Float32Array.from(samples) });
      times = [];
      samples = [];
    };
    for (const { value, micros: now } of values) {
      const back = micros ? micros.last - now! : 0;
      let added = micros?.added ?? 0;
      if (back > WRAP_MICROS / 2) added += WRAP_MICROS;
      // The board has begun anew: time goes on by when lines come.
      else if (back > RESTART_MICROS) added += back + Math.max(RESTART_MICROS, 1e6 * waitedSec);
      micros = { last: now!, added };
      const sec = (now! + added) / 1e6;
      const [before, first] = [times.at(-1), times[0]];
      if (before !== undefined && times.length > 1) {
        const usual = (before - first!) / (times.length - 1);
        if (Math.abs(sec - before - usual) > usual / 10) end();
      }
      times.push(sec);
      samples.push(value);
    }
    end();
    return chunks;
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
      const timed = values.filter((value) => value.micros !== undefined);
      if (timed.length > 0) {
        // Numbers before the first line with a time were halves of such lines.
        waiting = [];
        const waitedSec = nowSec - (arrivedSec ?? nowSec);
        arrivedSec = nowSec;
        return { chunks: byClock(timed, waitedSec), problems };
      }
      const hz = meter.rate();
      const silentSec = nowSec - (arrivedSec ?? nowSec);
      startSec ??= nowSec;
      // What came now was sent in the meantime, if not all of it was lost.
      if (hz !== undefined && silentSec > SILENT_SEC) startSec += Math.max(0, silentSec - values.length / hz);
      arrivedSec = nowSec;
      meter.push(values.length, nowSec);
      for (const { value } of values) waiting.push(value);
      const known = meter.rate();
      if (known === undefined) return { chunks: [], problems };
      const chunks = byRate(waiting, known);
      waiting = [];
      return { chunks, problems };
    },
    /** Samples per second as measured; undefined before it can be known. */
    rate: () => meter.rate(),
    /** What still waits for a rate, at 250 Hz if there is none. */
    finish(): LiveChunk[] {
      const chunks = byRate(waiting, meter.rate() ?? ASSUMED_HZ);
      waiting = [];
      return chunks;
    },
  };
}
