import { createRandom } from '../../../src/base/random';
import { checksum } from '../../../src/live/devices/serialLines';
import type { Arrival, MonitorSource } from '../../../src/workers/monitor/types';
import { polarFrame } from '../../live/devices/emulatePolar';
import { createEmulatedLead } from './emulatedLead';

/** What a source sends at once, and what is true of it. Times are seconds of the source's clock, as it would be without having been set. */
export interface Sent {
  arrivals: Arrival[];
  /** The source's clock after it. */
  sourceSec: number;
  /** When it comes, by the clock of the page. */
  nowSec: number;
  /** R peaks in what arrives. */
  beats: number[];
  /** From the last sample before to the first one after; what is known by arrivals alone is exact to a few tenths. */
  gaps: { startSec: number; endSec: number; isByArrival: boolean }[];
}

export interface EmulatedSource {
  kind: MonitorSource['kind'];
  /** Of the recording. */
  samplingHz: number;
  unitsPerMv: number;
  next(): Sent;
}

/** On these days nothing goes wrong: stretches of a day and more have to be flat in memory too. */
const isQuiet = (sec: number) => sec >= 2 * 86_400 && sec < 4 * 86_400;
/** A crystal: 20 ppm, and 5 more or less by the time of day. */
const wallOf = (sec: number, ppm: number) =>
  sec * (1 + ppm * 1e-6) + ((5e-6 * 86_400) / (2 * Math.PI)) * Math.sin((2 * Math.PI * sec) / 86_400);
const utf8 = new TextEncoder();

/**
 * A Polar H10: 130 Hz that vary; frames lost, doubled and late, connections lost, its clock set, also meanwhile.
 *
 * @param oftener how many times as often as usual something goes wrong
 */
export function createPolarSource(seed: number, { oftener = 1 } = {}): EmulatedSource {
  const random = createRandom(seed);
  const lead = createEmulatedLead(seed + 1);
  let sec = 0;
  let stampNs = 800_000_000_000_000_000n;
  let lastSec = Number.NaN;
  let before: Uint8Array[] = [];

  function frame(): { bytes: Uint8Array; beats: number[]; firstSec: number } {
    const hz = 130.26 + 0.07 * Math.sin((2 * Math.PI * sec) / 7200);
    const { samples, beats } = lead.next(sec, 1 / hz, 73);
    const firstSec = sec;
    const endSec = sec + 72 / hz;
    sec += 73 / hz;
    return { bytes: polarFrame(samples, stampNs + BigInt(Math.round(endSec * 1e9))), beats, firstSec };
  }
  const chance = (everySec: number) => !isQuiet(sec) && random.uniform() < (0.56 * oftener) / everySec;

  return {
    ...{ kind: 'polar', samplingHz: 250, unitsPerMv: 1 },
    next() {
      const gaps: Sent['gaps'] = [];
      const lostSec = chance(2400)
        ? 0.6 + 30 * random.uniform()
        : chance(6 * 3600)
          ? 20 + 280 * random.uniform()
          : 0;
      const isSetWhileLost = lostSec > 0 && random.uniform() < 0.1;
      const until = sec + lostSec;
      while (sec < until) frame();
      if (isSetWhileLost || chance(9 * 3600)) {
        const jumpSec = 100 + 3e7 * random.uniform();
        stampNs += BigInt(Math.round((random.uniform() < 0.5 ? -1 : 1) * jumpSec * 1e9));
      }
      const { bytes, beats, firstSec } = frame();
      if (lostSec > 0) gaps.push({ startSec: lastSec, endSec: firstSec, isByArrival: isSetWhileLost });
      lastSec = sec;
      const nowSec = wallOf(sec, 20) + 0.05 + 0.05 * random.uniform();
      const late = before[0];
      const again = chance(3600) ? [bytes] : chance(3600) && late ? [late] : [];
      before = [...before, bytes].slice(-2);
      return {
        arrivals: [bytes, ...again].map((own) => ({ bytes: own, nowSec })),
        sourceSec: sec,
        nowSec,
        beats,
        gaps,
      };
    },
  };
}

/**
 * A board at a serial port, a tenth of a second at once.
 *
 * @param oftener how many times as often as usual something goes wrong
 * @param hasClock lines of the lab's sketch, whose clock turns every 71 minutes and begins anew when the board does; otherwise plain numbers
 */
export function createBoardSource(seed: number, hasClock: boolean, { oftener = 1 } = {}): EmulatedSource {
  const samplingHz = 125;
  /** As it really samples; by its own clock exactly at the rate. */
  const ppm = hasClock ? 100 : 300;
  const unitsPerMv = 1000;
  const heap = Math.round(samplingHz / 10);
  const random = createRandom(seed);
  const lead = createEmulatedLead(seed + 1);
  let sample = 0;
  /** Of the sample at which the board began. */
  let origin = -1e9 * samplingHz * 1e-6;
  let offUntil = 0;
  let offFrom = Number.NaN;
  let isFirst = true;
  const secOf = (index: number) => index / samplingHz;
  const chance = (everySec: number) =>
    !isQuiet(secOf(sample)) && random.uniform() < (0.1 * oftener) / everySec;

  function line(value: number, isOff: boolean): string {
    const text = isOff ? '!' : String(Math.round(unitsPerMv * value));
    if (!hasClock) return `${text}\n`;
    const micros = Math.round(((sample - origin) / samplingHz) * 1e6) % 2 ** 32;
    const own = `${micros},${text}`;
    return `${own}*${checksum(own).toString(16).toUpperCase().padStart(2, '0')}\n`;
  }

  return {
    ...{ kind: 'serial', samplingHz, unitsPerMv },
    next() {
      const gaps: Sent['gaps'] = [];
      const lastSec = secOf(sample - 1);
      const isReset = !isFirst && offUntil <= sample && chance(6 * 3600);
      const isLost = hasClock && !isReset && !isFirst && offUntil <= sample && chance(2400);
      const skipped = isReset
        ? Math.round((3 + 57 * random.uniform()) * samplingHz)
        : isLost
          ? heap * (1 + random.below(10))
          : 0;
      if (skipped > 0) {
        lead.next(secOf(sample), 1 / samplingHz, skipped);
        sample += skipped;
        gaps.push({ startSec: lastSec, endSec: secOf(sample), isByArrival: isReset });
        if (isReset) origin = sample - samplingHz;
      }
      if (offUntil <= sample && skipped === 0 && !isFirst && chance(2400)) {
        const offSec = random.uniform() < 0.3 ? 0.5 : 2 + 58 * random.uniform();
        offFrom = sample;
        offUntil = sample + heap * Math.ceil((offSec * samplingHz) / heap);
      }
      const isOff = sample < offUntil;
      const { samples, beats } = lead.next(secOf(sample), 1 / samplingHz, heap);
      let text = isFirst ? '\n' : '';
      isFirst = false;
      for (const value of samples) {
        const own = line(value, isOff);
        text += hasClock && chance(8000) ? `${own.slice(0, 4)}\n` : own;
        sample++;
      }
      if (isOff && sample >= offUntil && secOf(offUntil - offFrom) > 1) {
        gaps.push({ startSec: secOf(offFrom), endSec: secOf(offUntil), isByArrival: false });
      }
      const nowSec = wallOf(secOf(sample), ppm) + 0.02 + 0.02 * random.uniform();
      return {
        arrivals: [{ bytes: utf8.encode(text), nowSec }],
        ...{ sourceSec: secOf(sample), nowSec, beats: isOff ? [] : beats, gaps },
      };
    },
  };
}
