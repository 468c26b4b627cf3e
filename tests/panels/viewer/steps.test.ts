import { describe, expect, it } from 'vitest';
import { stepsOver } from '../../../src/panels/viewer/steps';

describe('steps over found moments', () => {
  const steps = (markedSec: number | undefined, window = { startSec: 10, endSec: 20 }) => {
    const gone: number[] = [];
    const made = stepsOver({ timesSec: [2, 12, 15, 30], window, markedSec, onGo: (at) => gone.push(at) });
    made.go(1);
    made.go(-1);
    return { at: made.at, can: made.can, gone };
  };

  it('go from the marked one', () => {
    expect(steps(12)).toEqual({ at: 1, can: { back: true, on: true }, gone: [2, 0] });
  });

  it('go from the edges of the window if nothing is marked, or what is marked is out of view', () => {
    for (const marked of [undefined, 30, 2])
      expect(steps(marked)).toEqual({ at: undefined, can: { back: true, on: true }, gone: [1, 2] });
  });

  it('go from something else that is marked', () => {
    expect(steps(13.5)).toEqual({ at: undefined, can: { back: true, on: true }, gone: [2, 1] });
  });

  it('end at both ends', () => {
    expect(steps(30, { startSec: 25, endSec: 35 })).toEqual({
      at: 3,
      can: { back: true, on: false },
      gone: [2],
    });
    expect(steps(2, { startSec: 0, endSec: 10 })).toEqual({
      at: 0,
      can: { back: false, on: true },
      gone: [1],
    });
  });
});
