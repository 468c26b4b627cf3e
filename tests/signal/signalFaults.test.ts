import { describe, expect, it } from 'vitest';
import { signalFaults } from '../../src/signal/signalFaults';

const HZ = 100;
const wave = (length: number) =>
  Float32Array.from({ length }, (_, i) => Math.sin(i / 5) * (1 + (i % 7) / 50));

describe('signalFaults', () => {
  it('finds missing, flat and clipped stretches in order of time', () => {
    const signal = wave(1000);
    signal.fill(Number.NaN, 100, 120);
    signal.fill(0.25, 300, 420);
    signal.fill(5, 500, 505);
    signal.fill(-5, 600, 603);
    signal.fill(5, 700, 702);
    signal.fill(Number.POSITIVE_INFINITY, 999);
    expect(signalFaults(signal, HZ, 0.012)).toEqual([
      { from: 100, to: 120, kind: 'missing' },
      { from: 300, to: 420, kind: 'flat' },
      { from: 500, to: 505, kind: 'clipped' },
      { from: 600, to: 603, kind: 'clipped' },
      { from: 999, to: 1000, kind: 'missing' },
    ]);
  });

  it('takes a second at the end of the range for flat, and finds nothing in a whole signal', () => {
    const signal = wave(600);
    expect(signalFaults(signal, HZ, 0.012)).toEqual([]);
    signal.fill(5, 200, 300);
    signal.fill(5, 400, 440);
    expect(signalFaults(signal, HZ, 0.012)).toEqual([
      { from: 200, to: 300, kind: 'flat' },
      { from: 400, to: 440, kind: 'clipped' },
    ]);
    const missing = new Float32Array(50).fill(Number.NaN);
    expect(signalFaults(missing, HZ, 0.012)).toEqual([{ from: 0, to: 50, kind: 'missing' }]);
    expect(signalFaults(new Float32Array(0), HZ, 0.012)).toEqual([]);
  });

  it('does not take the quiet line between beats for the end of the range', () => {
    const inverted = Float32Array.from({ length: 1000 }, (_, i) =>
      i % 80 < 12 ? -Math.sin((i % 80) / 4) : 0,
    );
    expect(signalFaults(inverted, HZ, 0.012)).toEqual([]);
    const cut = inverted.map((value) => Math.max(value, -0.7));
    expect(new Set(signalFaults(cut, HZ, 0.012).map(({ kind }) => kind))).toEqual(new Set(['clipped']));
  });
});
