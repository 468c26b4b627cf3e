import { describe, expect, it } from 'vitest';
import { lineAt, textStretch } from '../../../src/widgets/ecg/ecgGrid';

describe('lineAt', () => {
  it('gives integer multiples of the step, including both ends, without binary rounding errors', () => {
    expect(lineAt(0, 0.6, 0.2)).toEqual([0, 0.2, 0.4, 0.6]);
    expect(lineAt(-0.5, 0.5, 0.5)).toEqual([-0.5, 0, 0.5]);
    expect(lineAt(600.01, 600.13, 0.04)).toEqual([600.04, 600.08, 600.12]);
  });

  it('leaves out every fifth line for the heavier grid', () => {
    const fine = lineAt(0, 0.4, 0.04, 5);
    expect(fine).toEqual([0.04, 0.08, 0.12, 0.16, 0.24, 0.28, 0.32, 0.36]);
    expect([...fine, ...lineAt(0, 0.4, 0.2)].sort()).toEqual(lineAt(0, 0.4, 0.04));
  });
});

describe('textStretch', () => {
  it('covers the window with a margin of at least one window, and is constant while the window moves inside', () => {
    expect(textStretch({ startSec: 600, endSec: 610 })).toEqual({ startSec: 590, endSec: 630 });
    expect(textStretch({ startSec: 609.99, endSec: 619.99 })).toEqual({ startSec: 590, endSec: 630 });
    expect(textStretch({ startSec: 610, endSec: 620 })).toEqual({ startSec: 600, endSec: 640 });
  });
});
