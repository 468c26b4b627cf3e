import { describe, expect, it } from 'vitest';
import { beginStroke, extendStroke, isOutline, type Stroke } from '../../../src/widgets/plot/points/stroke';

function drawn(...places: [x: number, y: number][]): Stroke {
  const [[x, y] = [0, 0], ...others] = places;
  const stroke = beginStroke({ x, y });
  for (const [toX, toY] of others) extendStroke(stroke, { x: toX, y: toY });
  return stroke;
}

describe('what a pointer draws', () => {
  it('is a click however often it moves, if it stays near to its beginning', () => {
    const stroke = drawn([20, 20], [21, 20], [21, 21], [20, 24], [17, 19]);
    expect(stroke).toEqual({ isClick: true, line: [20, 20] });
    expect(isOutline(stroke)).toBe(false);
  });

  it('is a line once it has left it, also where it comes back', () => {
    const stroke = drawn([20, 20], [21, 20], [30, 20], [30, 30], [20, 20]);
    expect(stroke).toEqual({ isClick: false, line: [20, 20, 30, 20, 30, 30, 20, 20] });
    expect(isOutline(stroke)).toBe(true);
    // Two places enclose nothing.
    expect(isOutline(drawn([0, 0], [9, 9]))).toBe(false);
  });
});
