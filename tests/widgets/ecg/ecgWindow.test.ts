import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windowAfterKey, windowAfterWheel } from '../../../src/widgets/ecg/ecgGestures';
import {
  clampWindow,
  MIN_SPAN_SEC,
  panWindow,
  pinchWindow,
  windowAround,
  windowAtSpeed,
  zoomWindow,
} from '../../../src/widgets/ecg/ecgWindow';

const durationSec = 1805.556;
const anyWindow = fc
  .tuple(fc.double({ min: 0, max: durationSec - 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([startSec, share]) => ({ startSec, endSec: startSec + 1 + share * (durationSec - 1 - startSec) }));

function expectInside(window: { startSec: number; endSec: number }): void {
  expect(window.startSec).toBeGreaterThanOrEqual(0);
  expect(window.endSec).toBeLessThanOrEqual(durationSec + 1e-9);
  expect(window.endSec - window.startSec).toBeGreaterThanOrEqual(MIN_SPAN_SEC - 1e-9);
}

describe('clampWindow', () => {
  it('moves before it shortens', () => {
    expect(clampWindow({ startSec: -5, endSec: 5 }, 100)).toEqual({ startSec: 0, endSec: 10 });
    expect(clampWindow({ startSec: 95, endSec: 105 }, 100)).toEqual({ startSec: 90, endSec: 100 });
    expect(clampWindow({ startSec: -50, endSec: 200 }, 100)).toEqual({ startSec: 0, endSec: 100 });
    expect(clampWindow({ startSec: 5, endSec: 5 }, 100)).toEqual({ startSec: 5, endSec: 6 });
  });

  it('shows a record of less than a second completely', () => {
    expect(clampWindow({ startSec: 0.1, endSec: 0.2 }, 0.5)).toEqual({ startSec: 0, endSec: 0.5 });
    expect(clampWindow({ startSec: 0, endSec: 1 }, 0)).toEqual({ startSec: 0, endSec: 0 });
  });
});

describe('panWindow', () => {
  it('keeps the span and stays in the record', () => {
    fc.assert(
      fc.property(anyWindow, fc.double({ min: -4000, max: 4000, noNaN: true }), (window, bySec) => {
        const moved = panWindow(window, bySec, durationSec);
        expectInside(moved);
        expect(moved.endSec - moved.startSec).toBeCloseTo(window.endSec - window.startSec, 6);
      }),
    );
  });
});

describe('zoomWindow', () => {
  it('keeps the time under the pointer in position', () => {
    const window = zoomWindow({ startSec: 600, endSec: 660 }, 0.5, 615, durationSec);
    expect(window).toEqual({ startSec: 607.5, endSec: 637.5 });
  });

  it('never leaves the record or goes below a second', () => {
    fc.assert(
      fc.property(
        anyWindow,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (window, factor, share) => {
          const around = window.startSec + share * (window.endSec - window.startSec);
          expectInside(zoomWindow(window, factor, around, durationSec));
        },
      ),
    );
  });

  it('can be reversed away from the ends', () => {
    const window = { startSec: 600, endSec: 660 };
    const back = zoomWindow(zoomWindow(window, 1.6, 620, durationSec), 1 / 1.6, 620, durationSec);
    expect(back.startSec).toBeCloseTo(600, 9);
    expect(back.endSec).toBeCloseTo(660, 9);
  });
});

describe('pinchWindow', () => {
  it('puts both grabbed times under their fingers', () => {
    const pinch = { firstSec: 604, secondSec: 606, firstShare: 0.2, secondShare: 0.7 };
    const window = pinchWindow(pinch, durationSec)!;
    const shareOf = (sec: number) => (sec - window.startSec) / (window.endSec - window.startSec);
    expect(shareOf(604)).toBeCloseTo(0.2, 9);
    expect(shareOf(606)).toBeCloseTo(0.7, 9);
    expect(window.endSec - window.startSec).toBeCloseTo(4, 9);
  });

  it('waits while the fingers are too close or have crossed', () => {
    const held = { firstSec: 604, secondSec: 606 };
    expect(pinchWindow({ ...held, firstShare: 0.5, secondShare: 0.51 }, durationSec)).toBeUndefined();
    expect(pinchWindow({ ...held, firstShare: 0.7, secondShare: 0.2 }, durationSec)).toBeUndefined();
  });
});

describe('windowAround', () => {
  it('centres, except at the ends', () => {
    expect(windowAround(100, 10, durationSec)).toEqual({ startSec: 95, endSec: 105 });
    expect(windowAround(2, 10, durationSec)).toEqual({ startSec: 0, endSec: 10 });
  });
});

describe('windowAfterKey', () => {
  const window = { startSec: 600, endSec: 610 };
  const pressed = (key: string, shift = false) => windowAfterKey(key, shift, window, durationSec);

  it('moves by a quarter, with Shift by a page', () => {
    expect(pressed('ArrowRight')).toEqual({ startSec: 602.5, endSec: 612.5 });
    expect(pressed('ArrowLeft')).toEqual({ startSec: 597.5, endSec: 607.5 });
    expect(pressed('ArrowRight', true)).toEqual({ startSec: 610, endSec: 620 });
  });

  it('goes to the ends and to the complete record', () => {
    expect(pressed('Home')).toEqual({ startSec: 0, endSec: 10 });
    expect(pressed('End')!.endSec).toBeCloseTo(durationSec, 9);
    expect(pressed('0')).toEqual({ startSec: 0, endSec: durationSec });
  });

  it('zooms around the middle, and ignores other keys', () => {
    expect(pressed('+')).toEqual({ startSec: 601.875, endSec: 608.125 });
    expect(pressed('=')).toEqual(pressed('+'));
    expect(pressed('-')).toEqual({ startSec: 597, endSec: 613 });
    expect(['Tab', 'ArrowDown', 'ArrowUp', ' ', 'a'].map((key) => pressed(key))).toEqual(
      Array(5).fill(undefined),
    );
  });
});

describe('windowAfterWheel', () => {
  const window = { startSec: 600, endSec: 610 };
  const turned = (change: Partial<Parameters<typeof windowAfterWheel>[0]>) =>
    windowAfterWheel(
      { deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, metaKey: false, shiftKey: false, ...change },
      window,
      { durationSec, widthPx: 1000, aroundSec: 602 },
    );

  it('scrolls the page without Ctrl, and zooms around the pointer with it', () => {
    expect(turned({ deltaY: 100 })).toBeUndefined();
    const wider = turned({ deltaY: 100, ctrlKey: true })!;
    expect(wider.endSec - wider.startSec).toBeGreaterThan(10);
    expect((602 - wider.startSec) / (wider.endSec - wider.startSec)).toBeCloseTo(0.2, 9);
    expect(turned({ deltaY: 100, metaKey: true })).toEqual(wider);
    expect(turned({ deltaY: -100, ctrlKey: true })!.startSec).toBeGreaterThan(600);
  });

  it('moves sideways with a sideways wheel, or with Shift', () => {
    expect(turned({ deltaX: 100 })).toEqual({ startSec: 601, endSec: 611 });
    expect(turned({ deltaY: 100, shiftKey: true })).toEqual({ startSec: 601, endSec: 611 });
  });
});

describe('windowAtSpeed', () => {
  it('shows half the time at twice the speed, around the same middle', () => {
    const at = windowAtSpeed({ startSec: 600, endSec: 610 }, { before: 25, after: 50 }, durationSec);
    expect(at).toEqual({ startSec: 602.5, endSec: 607.5 });
  });
});
