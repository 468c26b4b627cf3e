/** Bytes as a Polar H10 sends them, from the description of its frames. */

export interface EmulatedFrame {
  /** When it comes. */
  nowSec: number;
  bytes: Uint8Array;
}

const FRAME_SAMPLES = 73;

/**
 * @param lead mV
 * @param trueHz at which it really samples
 * @param startNs stamp of the time 0
 */
export function emulatePolar(
  lead: Float32Array,
  trueHz: number,
  startNs = 800_000_000_000_000_000n,
): EmulatedFrame[] {
  const frames: EmulatedFrame[] = [];
  for (let from = 0; from + FRAME_SAMPLES <= lead.length; from += FRAME_SAMPLES) {
    const endSec = (from + FRAME_SAMPLES - 1) / trueHz;
    const stampNs = startNs + BigInt(Math.round(endSec * 1e9));
    frames.push({
      nowSec: 5000 + endSec + 0.05,
      bytes: polarFrame(lead.subarray(from, from + FRAME_SAMPLES), stampNs),
    });
  }
  return frames;
}

export function polarFrame(samples: Float32Array, stampNs: bigint): Uint8Array {
  const bytes = new Uint8Array(10 + 3 * samples.length);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(1, stampNs, true);
  samples.forEach((mV, i) => {
    const microvolts = Math.round(1000 * mV);
    view.setUint16(10 + 3 * i, microvolts & 0xffff, true);
    view.setInt8(12 + 3 * i, microvolts >> 16);
  });
  return bytes;
}

/** The same frame with its stamp moved. */
export function restamped({ bytes, nowSec }: EmulatedFrame, bySec: number): EmulatedFrame {
  const moved = bytes.slice();
  const view = new DataView(moved.buffer);
  view.setBigUint64(1, view.getBigUint64(1, true) + BigInt(Math.round(bySec * 1e9)), true);
  return { nowSec, bytes: moved };
}
