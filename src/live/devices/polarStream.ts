import type { LiveChunk } from '../types';
import { POLAR_HZ, type PolarFrame, readPolarFrame } from './polarBytes';
import { type DeviceData, type DeviceProblem, deviceProblem } from './types';

/** A frame this near to where the last one ended, in shares of its length, follows it; its rate is what the stamps say. */
const TOLERANCE = 0.1;
/** A stamp that leaps so much farther than the time in which its frame came is that of a clock that was set. */
const CLOCK_SET_SEC = 60;

/**
 * The frames of a Polar H10 as samples with times, through reconnections too. The time stamp of a frame is that of its last sample; samples lie
 * between it and the last stamp, so that the rate is measured with every frame. Doubled and late frames are left out, lost ones leave a gap. If the
 * device's clock is set, time goes on as before.
 */
export function createPolarStream() {
  let firstNs: bigint | undefined;
  /** Added to the stamps. */
  let offsetSec = 0;
  let endSec: number | undefined;
  let hz = POLAR_HZ;
  let arrivedSec = 0;
  /** A frame from before the last: late, unless the next one follows it. */
  let held: { stampSec: number; frame: PolarFrame } | undefined;

  function place({ samples }: PolarFrame, end: number, rate: number): LiveChunk {
    endSec = end;
    return { startSec: end - (samples.length - 1) / rate, samplingHz: rate, samples };
  }

  /** Right after the last sample, whatever the stamp. */
  const follow = (frame: PolarFrame): LiveChunk => place(frame, endSec! + frame.samples.length / hz, hz);

  function setClock(frames: readonly PolarFrame[], stampSec: number): DeviceData {
    const chunks = frames.map(follow);
    offsetSec = endSec! - stampSec;
    return {
      chunks,
      problems: [
        deviceProblem('clock-set', "The device's clock was set; time goes on as if it had not been."),
      ],
    };
  }

  function take(frame: PolarFrame, nowSec: number): DeviceData {
    const { endNs, samples } = frame;
    firstNs ??= endNs;
    const stampSec = Number(endNs - firstNs) / 1e9;
    const stamp = stampSec + offsetSec;
    const waited = nowSec - arrivedSec;
    const before = held;
    held = undefined;
    if (endSec === undefined) return { chunks: [place(frame, stamp, hz)], problems: [] };

    const nominal = samples.length / hz;
    const step = stamp - endSec;
    const isNext = (sec: number) => Math.abs(sec / nominal - 1) <= TOLERANCE;
    if (before && isNext(stampSec - before.stampSec)) return setClock([before.frame, frame], stampSec);
    if (isNext(step)) {
      hz = samples.length / step;
      return { chunks: [place(frame, stamp, hz)], problems: [] };
    }
    if (Math.abs(step) < 1e-6) return left('frame-doubled', 'A frame came twice; the second was left out.');
    if (step < 0) {
      held = { stampSec, frame };
      return left('frame-late', 'A frame came after later ones; it was left out.');
    }
    if (step < nominal) return { chunks: [follow(frame)], problems: [] };
    if (step - nominal > waited + CLOCK_SET_SEC) return setClock([frame], stampSec);
    const lost = step - nominal;
    const chunk = place(frame, stamp, hz);
    return {
      chunks: [chunk],
      problems: [
        deviceProblem(
          'frames-lost',
          `${lost.toFixed(1)} s of samples were lost on the way; there is a gap.`,
          {
            sec: lost.toFixed(1),
          },
        ),
      ],
    };
  }

  return {
    /**
     * @param bytes a notification of the data characteristic
     * @param nowSec when it came, by any clock that is not set
     */
    push(bytes: Uint8Array, nowSec: number): DeviceData {
      const frame = readPolarFrame(bytes);
      if ('code' in frame) return { chunks: [], problems: [frame] };
      const data = take(frame, nowSec);
      arrivedSec = nowSec;
      return data;
    },
  };
}

const left = (code: string, message: string): { chunks: []; problems: DeviceProblem[] } => ({
  chunks: [],
  problems: [deviceProblem(code, message)],
});
