import { describe, expect, it } from 'vitest';
import { binDots, type Dots, drawDots, placesOf } from '../../../src/widgets/plot/dots';
import { nearestPoint, pointsInside } from '../../../src/widgets/plot/points/lasso';
import { pixelColour } from '../../../src/widgets/plot/points/paint';

const dots = (points: [x: number, y: number, kind?: number, shown?: number][]): Dots => ({
  x: Float32Array.from(points, ([x]) => x),
  y: Float32Array.from(points, ([, y]) => y),
  kind: Uint8Array.from(points, ([, , kind = 0]) => kind),
  shown: Uint8Array.from(points, ([, , , shown = 1]) => shown),
});
const scale = { high: 2, sizePx: 10 };
/** Of two kinds, and of faint points, with the letters that they are written with. */
const COLOURS = ['#000001', '#000002', '#000009'];
const DIGITS = new Map([
  [0, '0'],
  ...COLOURS.map((colour) => [pixelColour(colour), colour.at(-1)!] as const),
]);

function picture(of: Dots, dotPx = 1): string[] {
  const pixels = new Uint32Array(100);
  drawDots(pixels, of, placesOf(of, scale.high), scale, COLOURS, dotPx);
  return Array.from({ length: 10 }, (_, row) =>
    Array.from(pixels.subarray(10 * row, 10 * row + 10), (pixel) => DIGITS.get(pixel)).join(''),
  );
}

describe('dots of a plot', () => {
  it('lie from the lower left on, and beyond the scale at its edge', () => {
    const rows = picture(
      dots([
        [1, 0.5],
        [9, 1],
        [Number.NaN, 1],
      ]),
    );
    expect(rows[7]).toBe('0000010000');
    expect(rows[4]).toBe('0000000000');
    expect(picture(dots([[9, 1]]), 2)[4]).toBe('0000000001');
  });

  it('few lie over many, and both over faint ones', () => {
    const place: [number, number] = [1, 1];
    const few: [number, number, number] = [...place, 1];
    expect(picture(dots([few, place, place]))[5]).toContain('2');
    expect(picture(dots([few, [...few, 2], [...place, 0, 2]]))[5]).toContain('2');
    expect(picture(dots([[...place, 0, 2]]))[5]).toBe('0000090000');
    expect(picture(dots([[...place, 0, 0]])).join('')).toBe('0'.repeat(100));
  });

  it('have the colours of the page', () => {
    const bytes = new Uint8Array(Uint32Array.of(pixelColour('#0072b2')).buffer);
    expect([...bytes]).toEqual([0x00, 0x72, 0xb2, 0xff]);
    expect(pixelColour('red')).toBe(pixelColour('#808080'));
  });

  it('within a line are those inside of it that are drawn, of any form', () => {
    const of = dots([
      [0.5, 0.5],
      [1.5, 0.5],
      [0.5, 1.5],
      [0.5, 0.5, 0, 0],
      [Number.NaN, 0.5],
      [7, 0.5],
    ]);
    expect([...pointsInside(placesOf(of, scale.high), [0, 0, 1, 0, 1, 1, 0, 1])]).toEqual([0]);
    const places = placesOf(of, scale.high);
    // An L around the second and third, from which the first is cut out.
    const around = [0.2, 1.8, 0.2, 1, 1, 1, 1, 0.2, 1.9, 0.2, 1.9, 1.8];
    expect([...pointsInside(places, around)]).toEqual([1, 2]);
    expect([...pointsInside(places, [1.9, 0, 2.1, 0, 2.1, 1, 1.9, 1])]).toEqual([5]);
  });

  it('near a place is the nearest that is drawn', () => {
    const of = dots([
      [0.5, 0.5],
      [0.6, 0.5],
      [0.52, 0.5, 0, 0],
    ]);
    const places = placesOf(of, scale.high);
    expect(nearestPoint(places, { x: 0.58, y: 0.5 }, 0.1)).toBe(1);
    expect(nearestPoint(places, { x: 0.52, y: 0.5 }, 0.1)).toBe(0);
    expect(nearestPoint(places, { x: 1.5, y: 0.5 }, 0.1)).toBeUndefined();
  });

  it('are counted in bins by kind, all but those that are faint or not drawn', () => {
    const of = dots([
      [0, 0],
      [0, 0, 1],
      [0, 0, 1],
      [0, 0, 0, 2],
      [0, 0],
    ]);
    const values = Float32Array.of(0.1, 0.9, -3, 0.1, Number.NaN);
    expect([...binDots(values, of, { low: 0, high: 1, bins: 2, kinds: 2 })]).toEqual([1, 0, 1, 1]);
  });
});
