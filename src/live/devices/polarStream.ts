import type { LiveChunk } from '../types';
import { POLAR_HZ, type PolarFrame, readPolarFrame } from './polarBytes';
import { type DeviceData, type DeviceProblem, deviceProblem } from './types';

/** A frame this near to where the last one ended, in shares of its length, follows it; its rate is what the stamps say. */
const TOLERANCE = 0.1;
/** A stamp that leaps so much farther than the time in which its frame came is that of a clock that was set. */
const CLOCK_SET_SEC = 60;

/** A frame that came before it is known what to make of it. */
interface HeldFrame {
  frame: PolarFrame;
  stampSec: number;
  /** What is missing before it by when frames came. */
  lostSec: number;
}

/**
 * The frames of a Polar H10 as samples with times, through reconnections too. The time stamp of a frame is that of its last sample; samples lie
 * between it and the last stamp, so that the rate is measured with every frame. Doubled and late frames are left out, lost ones leave a gap. If the
 * device's clock is set, time goes on as before; what was lost meanwhile is then known from when frames come.
 */
export function createPolarStream() {
  let firstNs: bigint | undefined;
  /** Added to the stamps. */
  let offsetSec = 0;
  let endSec: number | undefined;
  let hz = POLAR_HZ;
  /** When the last frame came whose samples were taken. */
  let takenSec = 0;
  /** A frame from before the last: late, unless the next one follows it, which tells that the clock was set. */
  let held: HeldFrame | undefined;

  function place({ samples }: PolarFrame, end: number, rate: number): LiveChunk {
    endSec = end;
    return { startSec: end - (samples.length - 1) / rate, samplingHz: rate, samples };
  }

  /** Right after the last sample, whatever the stamp. */
  const follow = (frame: PolarFrame): LiveChunk => place(frame, endSec! + frame.samples.length / hz, hz);

  function setClock(frames: readonly PolarFrame[], stampSec: number, lostSec: number): DeviceData {
    // Less than a frame may be the delay of one.
    const isLost = lostSec > frames[0]!.samples.length / hz;
    if (isLost) endSec! += lostSec;
    const chunks = frames.map(follow);
    offsetSec = endSec! - stampSec;
    const set = deviceProblem('clock-set', "The device's clock was set; time goes on as if it had not been.");
    return { chunks, problems: isLost ? [set, framesLost(lostSec)] : [set] };
  }

  function take(frame: PolarFrame, nowSec: number): DeviceData {
    const { endNs, samples } = frame;
    firstNs ??= endNs;
    const stampSec = Number(endNs - firstNs) / 1e9;
    const stamp = stampSec + offsetSec;
    if (endSec === undefined) return { chunks: [place(frame, stamp, hz)], problems: [] };

    const nominal = samples.length / hz;
    const step = stamp - endSec;
    const lostSec = nowSec - takenSec - nominal;
    const isNext = (sec: number) => Math.abs(sec / nominal - 1) <= TOLERANCE;
    if (held && isNext(stampSec - held.stampSec)) {
      const { frame: first, lostSec: lostBefore } = held;
      held = undefined;
      return setClock([first, frame], stampSec, lostBefore);
    }
    const problems = leaveHeld();
    const said = (chunk: LiveChunk, problem?: DeviceProblem): DeviceData => ({
      chunks: [chunk],
      problems: problem ? [...problems, problem] : problems,
    });
    if (isNext(step)) {
      hz = samples.length / step;
      return said(place(frame, stamp, hz));
    }
    if (Math.abs(step) < 1e-6) {
      problems.push(deviceProblem('frame-doubled', 'A frame came twice; the second was left out.'));
      return { chunks: [], problems };
    }
    if (step < 0) {
      held = { frame, stampSec, lostSec };
      return { chunks: [], problems };
    }
    if (step < nominal) return said(follow(frame));
    if (step - nominal > nowSec - takenSec + CLOCK_SET_SEC) {
      const { chunks, problems: own } = setClock([frame], stampSec, lostSec);
      return { chunks, problems: [...problems, ...own] };
    }
    return said(place(frame, stamp, hz), framesLost(step - nominal));
  }

  /** The clock was not set: the frame is one that came late. */
  function leaveHeld(): DeviceProblem[] {
    if (!held) return [];
    held = undefined;
    return [deviceProblem('frame-late', 'A frame came after later ones; it was left out.')];
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
      if (data.chunks.length > 0) takenSec = nowSec;
      return data;
    },
    /** The connection ends. @returns what was wrong with a frame that waited for the next */
    finish: leaveHeld,
  };
}

function framesLost(sec: number): DeviceProblem {
  const shown = sec.toFixed(1);
  return deviceProblem('frames-lost', `${shown} s of samples were lost on the way; there is a gap.`, {
    sec: shown,
  });
}
