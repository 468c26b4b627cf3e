import { describe, expect, it } from 'vitest';
import { createTruth } from './week/truth';

const sent = (beats: number[], gaps: { startSec: number; endSec: number; isByArrival: boolean }[] = []) => ({
  ...{ arrivals: [], sourceSec: 0, nowSec: 0, beats, gaps },
});
const gap = (startSec: number, endSec: number) => ({ startSec, endSec, isByArrival: false });
const event = (startSec: number, endSec: number) => ({
  ...{ id: 1, kind: 'gap' as const, origin: undefined, startSec, endSec },
  ...{ beats: undefined, bpm: undefined, isAlarm: false },
});

describe('what a simulation compares with', () => {
  it('counts beats that are missed and invented, and none near the ends of a stretch', () => {
    const truth = createTruth(0.02);
    truth.expect(sent([1, 5, 6, 7, 8]));
    truth.expect(sent([12], [gap(8.2, 11)]));
    for (const at of [5, 6.5, 7]) truth.found(at + 0.02);
    truth.settle(1000);
    expect(truth.counts).toMatchObject({ emulated: 6, atEdges: 3, missed: 1, invented: 1 });
  });

  it('counts gaps that are not told, of another length, or told where there is none', () => {
    const truth = createTruth(0);
    truth.expect(sent([], [gap(10, 12), gap(20, 22), gap(30, 32), gap(40, 42)]));
    truth.event(event(10.01, 12));
    truth.event(event(15, 16));
    truth.event(event(20, 23));
    truth.event(event(40, 42));
    truth.finish();
    expect(truth.counts).toMatchObject({ gaps: 4, gapsMissed: 2, gapsInvented: 2 });
  });

  it('follows a clock that runs away, and says by how much', () => {
    const truth = createTruth(0);
    const beats = Array.from({ length: 500 }, (_, i) => 10 + i);
    truth.expect(sent(beats));
    for (const at of beats) truth.found(at * 1.001);
    expect(truth.counts).toMatchObject({ missed: 0, invented: 0 });
    expect(truth.counts.shiftSec).toBeGreaterThan(0.45);
    expect(truth.counts.mostShiftSec).toBe(truth.counts.shiftSec);
  });
});
