import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillSquares } from '../../../src/widgets/plot/points/canvasRenderer';
import { nearestPoint, pointsInside } from '../../../src/widgets/plot/points/lasso';
import { FAINT, HIDDEN, paintPoints } from '../../../src/widgets/plot/points/paint';
import { fitView, panView, pixelOf, placeAt, zoomView } from '../../../src/widgets/plot/points/view';

const size = { width: 400, height: 200 };

describe('the view of a plane', () => {
  it('fits all points with a margin, in one scale for both axes', () => {
    const view = fitView(Float32Array.of(0, 0, 10, 4, Number.NaN, 3, 5, 2), size);
    expect(view).toEqual({ x: 5, y: 2, scale: 368 / 10 });
    expect(pixelOf(view, size, 0, 4)).toEqual({ x: 16, y: 200 / 2 - 2 * 36.8 });
    const tall = fitView(Float32Array.of(0, 0, 1, 100), size);
    expect(tall.scale).toBeCloseTo(168 / 100, 12);
  });

  it('of one point, or none, is finite', () => {
    for (const points of [Float32Array.of(3, 4), new Float32Array(0), Float32Array.of(Number.NaN, 1)]) {
      expect(Object.values(fitView(points, size)).every(Number.isFinite)).toBe(true);
    }
  });

  const number = fc.double({ min: -50, max: 50, noNaN: true });
  const views = fc.record({ x: number, y: number, scale: fc.double({ min: 0.1, max: 100, noNaN: true }) });

  it('finds the place of a pixel and the pixel of a place', () => {
    fc.assert(
      fc.property(views, number, number, (view, x, y) => {
        const place = placeAt(view, size, x, y);
        const back = pixelOf(view, size, place.x, place.y);
        expect(back.x).toBeCloseTo(x, 6);
        expect(back.y).toBeCloseTo(y, 6);
      }),
    );
  });

  it('keeps what is under the pointer where it is when zoomed, and takes it along when moved', () => {
    const at = { x: 30, y: 170 };
    fc.assert(
      fc.property(views, fc.double({ min: 0.2, max: 5, noNaN: true }), (view, factor) => {
        const before = placeAt(view, size, at.x, at.y);
        const zoomed = zoomView(view, size, factor, at);
        const after = placeAt(zoomed, size, at.x, at.y);
        expect(after.x).toBeCloseTo(before.x, 6);
        expect(after.y).toBeCloseTo(before.y, 6);
        expect(zoomed.scale).toBeCloseTo(view.scale * factor, 9);
        const moved = placeAt(panView(view, 12, -7), size, at.x + 12, at.y - 7);
        expect(moved.x).toBeCloseTo(before.x, 6);
        expect(moved.y).toBeCloseTo(before.y, 6);
      }),
    );
  });
});

describe('a lasso', () => {
  const points = Float32Array.of(1, 1, 5, 1, 1, 5, Number.NaN, 1, 5, 5);

  it('holds what is inside of any outline', () => {
    expect([...pointsInside(points, [0, 0, 2, 0, 2, 2, 0, 2])]).toEqual([0]);
    // Open to the right, with the points at 5, 1 and 5, 5 in its gap.
    expect([...pointsInside(points, [0, 0, 6, 0, 2, 3, 6, 6, 0, 6])]).toEqual([0, 2]);
    expect([...pointsInside(points, [])]).toEqual([]);
  });

  it('of a rectangle holds what its sides say, whichever way it is drawn', () => {
    const corner = fc.integer({ min: -9, max: 9 }).map((value) => value + 0.5);
    const grid = Float32Array.from({ length: 2 * 441 }, (_, i) =>
      i % 2 === 0 ? ((i / 2) % 21) - 10 : Math.floor(i / 42) - 10,
    );
    fc.assert(
      fc.property(corner, corner, corner, corner, (x0, y0, x1, y1) => {
        const found = pointsInside(grid, [x0, y0, x1, y0, x1, y1, x0, y1]);
        const between = (value: number, a: number, b: number) =>
          value > Math.min(a, b) && value < Math.max(a, b);
        const wanted = Array.from({ length: 441 }, (_, i) => i).filter(
          (i) => between(grid[2 * i]!, x0, x1) && between(grid[2 * i + 1]!, y0, y1),
        );
        expect([...found]).toEqual(wanted);
      }),
    );
  });

  it('of many corners holds the points that the rule gives, one by one', () => {
    const coordinate = fc.integer({ min: -80, max: 80 }).map((eighths) => eighths / 8);
    const pairs = fc
      .array(coordinate, { minLength: 6, maxLength: 60 })
      .map((all) => all.slice(0, 2 * (all.length >> 1)));
    fc.assert(
      fc.property(pairs, pairs, (outline, places) => {
        const points = Float32Array.from(places);
        const wanted: number[] = [];
        for (let i = 0; i < points.length; i += 2) {
          const [x, y] = [points[i]!, points[i + 1]!];
          let crossed = 0;
          for (let corner = 0; corner < outline.length; corner += 2) {
            const next = (corner + 2) % outline.length;
            const [x0, y0, x1, y1] = [
              outline[corner]!,
              outline[corner + 1]!,
              outline[next]!,
              outline[next + 1]!,
            ];
            if (y0 > y !== y1 > y && x < x1 + ((y - y1) / (y0 - y1)) * (x0 - x1)) crossed++;
          }
          if (crossed % 2 === 1) wanted.push(i / 2);
        }
        expect([...pointsInside(points, outline)]).toEqual(wanted);
      }),
    );
  });

  it('or a pointer finds the nearest point, not beyond its reach', () => {
    expect(nearestPoint(points, { x: 4, y: 1.5 }, 2)).toBe(1);
    expect(nearestPoint(points, { x: 3, y: 3 }, 1)).toBeUndefined();
    expect(nearestPoint(Float32Array.of(2, 0, 0, 0), { x: 1, y: 0 }, 1)).toBe(0);
  });
});

describe('the paint of points', () => {
  const colours = ['#102030', '#ff0000'];

  it('lays rare kinds over frequent ones, faint ones under all, and leaves out hidden ones', () => {
    const { rgba, order, usual } = paintPoints(
      Uint8Array.of(1, 0, FAINT, 0, HIDDEN, FAINT, FAINT, 0),
      colours,
      '#808080',
    );
    expect([...order]).toEqual([2, 5, 6, 1, 3, 7, 0]);
    expect(usual).toBe(6);
    expect([...rgba.subarray(0, 12)]).toEqual([255, 0, 0, 255, 0x10, 0x20, 0x30, 255, 128, 128, 128, 255]);
    expect([...rgba.subarray(16, 20)]).toEqual([0, 0, 0, 0]);
  });

  it('fills the pixels of a canvas: the upper one wins, and what is beyond is cut off', () => {
    const pixels = new Uint32Array(6 * 4);
    const paint = paintPoints(Uint8Array.of(0, 0, 1), colours, '#808080');
    // Two at the centre, one of them rare; one at the left edge.
    fillSquares(
      pixels,
      { width: 6, height: 4 },
      {
        ...{ points: Float32Array.of(0, 0, -3, 0, 0, 0), paint },
        ...{ view: { x: 0, y: 0, scale: 1 }, dot: 2 },
      },
    );
    const [blue, red] = [0xff302010, 0xff0000ff];
    const row = [blue, 0, red, red, 0, 0];
    expect([...pixels]).toEqual([...new Array(6).fill(0), ...row, ...row, ...new Array(6).fill(0)]);
  });
});
