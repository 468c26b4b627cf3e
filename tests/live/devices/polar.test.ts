import { describe, expect, it } from 'vitest';
import {
  createLivePath,
  createPolarStream,
  type LiveEvent,
  POLAR,
  readPolarResponse,
} from '../../../src/live';
import { type PolarFrame, readPolarFrame } from '../../../src/live/devices/polarBytes';
import { ecg } from '../ecg';
import { type EmulatedFrame, emulatePolar, polarFrame, restamped } from './emulatePolar';

const TRUE_HZ = 128.9;
const lead = ecg(TRUE_HZ, Array(40).fill(0.85));
const frames = emulatePolar(lead, TRUE_HZ);
const SECONDS = frames.length * (73 / TRUE_HZ);

/** What the frames become, and the codes of what was wrong. */
function receive(sent: readonly EmulatedFrame[]) {
  const stream = createPolarStream();
  const path = createLivePath({
    samplingHz: 130,
    band: { lowHz: 0.5, highHz: 40, notchHz: 50 },
    detector: 'lab',
  });
  const codes: string[] = [];
  const events: LiveEvent[] = [];
  let samples = 0;
  for (const { bytes, nowSec } of sent) {
    const { chunks, problems } = stream.push(bytes, nowSec);
    codes.push(...problems.map(({ code }) => code));
    for (const chunk of chunks) {
      samples += chunk.samples.length;
      events.push(...path.push(chunk));
    }
  }
  codes.push(...stream.finish().map(({ code }) => code));
  events.push(...path.finish());
  const beats = events.flatMap((event) => (event.type === 'beat' ? [event.beat.timeSec] : []));
  const gaps = events.flatMap((event) => (event.type === 'gap' ? [event.endSec - event.startSec] : []));
  const late = events.flatMap((event) => (event.type === 'late' ? [event.count] : []));
  return { codes, beats, gaps, late, samples };
}

describe('bytes of a Polar H10', () => {
  it('are read as its kit describes them', () => {
    const frame = readPolarFrame(
      polarFrame(Float32Array.from([0, 0.001, -0.001, 8388.607, -8388.608]), 123n),
    );
    expect(frame).toEqual({
      endNs: 123n,
      samples: Float32Array.from([0, 0.001, -0.001, 8388.607, -8388.608]),
    });
    expect((readPolarFrame(frames[0]!.bytes) as PolarFrame).samples).toHaveLength(73);
    expect([...POLAR.start].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')).toBe(
      '02 00 00 01 82 00 01 01 0e 00',
    );
  });

  it.each([
    ['frame-short', new Uint8Array(10)],
    ['frame-not-ecg', Uint8Array.of(2, ...new Uint8Array(20))],
    ['frame-unknown', Uint8Array.of(...new Uint8Array(9), 0x80, ...new Uint8Array(30))],
    ['frame-half', frames[0]!.bytes.subarray(0, 99)],
    ['frame-short', new Uint8Array(0)],
  ])('say %s where they cannot be read', (code, bytes) => {
    expect(readPolarFrame(bytes)).toMatchObject({ code, message: expect.stringMatching(/^[A-Z].*\.$/) });
  });

  it('say whether a command was done', () => {
    expect(readPolarResponse(Uint8Array.of(0xf0, 2, 0, 0, 0))).toBeUndefined();
    expect(readPolarResponse(Uint8Array.of(0xf0, 2, 0, 6, 0))).toBeUndefined();
    expect(readPolarResponse(Uint8Array.of(0xf0, 2, 0, 13, 0))).toMatchObject({
      code: 'response-refused',
      message: expect.stringContaining('it is being charged (status 13)'),
    });
    expect(readPolarResponse(Uint8Array.of(0xf0, 2, 0, 99))).toMatchObject({ values: { status: 99 } });
    expect(readPolarResponse(Uint8Array.of(1, 2))).toMatchObject({ code: 'response-unknown' });
  });
});

describe('frames of a Polar H10', () => {
  const whole = receive(frames);

  it('become samples at their own rate, without gaps, and the right intervals', () => {
    expect(whole).toMatchObject({ codes: [], gaps: [], late: [], samples: 73 * frames.length });
    expect(whole.beats.length).toBeGreaterThanOrEqual(Math.floor(SECONDS / 0.85) - 1);
    for (let i = 4; i < whole.beats.length - 1; i++) {
      expect(Math.abs(whole.beats[i]! - whole.beats[i - 1]! - 0.85)).toBeLessThan(0.02);
    }
  });

  it('may come in heaps and delayed by minutes', () => {
    const delayed = frames.map((frame, i) => ({ ...frame, nowSec: 5300 + Math.floor(i / 10) }));
    expect(receive(delayed)).toEqual(whole);
  });

  it('are left out if they come twice or late', () => {
    const sent = [
      ...frames.slice(0, 20),
      frames[19]!,
      ...frames.slice(20, 30),
      frames[12]!,
      ...frames.slice(30),
    ];
    expect(receive(sent)).toEqual({ ...whole, codes: ['frame-doubled', 'frame-late'] });
    expect(receive([...frames, frames[12]!])).toEqual({ ...whole, codes: ['frame-late'] });
  });

  it('leave a gap of their length if they are lost, or damaged', () => {
    const lost = receive(frames.filter((_, i) => i < 20 || i >= 24));
    expect(lost.codes).toEqual(['frames-lost']);
    expect(lost.gaps).toEqual([expect.closeTo((4 * 73 + 1) / TRUE_HZ, 2)]);
    const half = frames.map((frame, i) =>
      i === 20 ? { ...frame, bytes: frame.bytes.subarray(0, 99) } : frame,
    );
    expect(receive(half).codes).toEqual(['frame-half', 'frames-lost']);
    // What comes after the gap keeps its time.
    expect(lost.beats.at(-2)! - whole.beats.at(-2)!).toBeCloseTo(0, 1);
  });

  it('go on as before if the clock is set, forward or back', () => {
    for (const bySec of [1e8, -1e8]) {
      const sent = frames.map((frame, i) => (i < 20 ? frame : restamped(frame, bySec)));
      const received = receive(sent);
      expect(received.codes).toEqual(['clock-set']);
      expect(received).toMatchObject({ gaps: [], late: [], samples: whole.samples });
      expect(received.beats).toHaveLength(whole.beats.length);
    }
  });

  it('have a gap if the clock is set while they do not come', () => {
    for (const bySec of [1e8, -1e8]) {
      const sent = frames.flatMap((frame, i) => (i < 20 ? [frame] : i < 28 ? [] : [restamped(frame, bySec)]));
      const received = receive(sent);
      expect(received.codes).toEqual(['clock-set', 'frames-lost']);
      expect(received.gaps).toEqual([expect.closeTo((8 * 73 + 1) / TRUE_HZ, 1)]);
      expect(received.samples).toBe(whole.samples - 8 * 73);
      // What comes after the gap keeps its time.
      expect(received.beats.at(-2)! - whole.beats.at(-2)!).toBeCloseTo(0, 1);
    }
  });

  it('lose nothing if a stamp is a little wrong', () => {
    const sent = frames.map((frame, i) => (i % 7 === 3 ? restamped(frame, -0.1) : frame));
    expect(receive(sent)).toMatchObject({ codes: [], gaps: [], samples: whole.samples });
  });
});
