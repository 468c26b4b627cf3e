import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CELL_SAMPLES } from '../../src/curves/cells';
import { copySection, coveringSections } from '../../src/curves/sections';

describe('coveringSections', () => {
  it('answers every cell once, in order, from within its section', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 500 }), (cells, half) => {
        const sections = coveringSections(cells, 2 * half);
        let next = 0;
        for (const { start, from, to } of sections) {
          expect(from).toBe(next);
          expect(from).toBeGreaterThanOrEqual(start);
          expect(to).toBeLessThanOrEqual(start + 2 * half);
          expect(start).toBeGreaterThanOrEqual(0);
          next = to;
        }
        expect(next).toBe(cells);
      }),
    );
  });

  it('keeps a quarter of a section on either side of what it answers, except at the ends of the record', () => {
    const sections = coveringSections(10_000, 960);
    for (const { start, from, to } of sections.slice(1, -2)) {
      expect(from - start).toBe(240);
      expect(start + 960 - to).toBe(240);
    }
  });
});

describe('copySection', () => {
  const trace = {
    leads: 2,
    samples: 4000,
    values: Float32Array.from({ length: 8000 }, (_, i) =>
      i % 2 === 0 ? Math.sin(i / 20) : 5 * Math.sin(i / 20),
    ),
  };
  const copy = (of: typeof trace, start: number, length: number) => {
    const target = new Float32Array(length * CELL_SAMPLES * 2 + 1).fill(7);
    copySection(of, start, length, target, 1);
    expect(target[0]).toBe(7);
    return target.subarray(1);
  };

  it('scales each lead by its own range, whatever the unit', () => {
    const section = copy(trace, 10, 500);
    const range = (lead: number) => {
      const values = section.filter((_, i) => i % 2 === lead);
      return Math.max(...values) - Math.min(...values);
    };
    expect(range(0)).toBeCloseTo(2, 2);
    expect(range(1)).toBeCloseTo(2, 2);
    const larger = copy({ ...trace, values: trace.values.map((value) => 1000 * value) }, 10, 500);
    for (let i = 0; i < larger.length; i++) expect(larger[i]).toBeCloseTo(section[i]!, 4);
  });

  it('does not depend on what is outside', () => {
    const values = trace.values.slice();
    values.fill(9, 0, 10 * CELL_SAMPLES * 2);
    expect(copy({ ...trace, values }, 10, 200)).toEqual(copy(trace, 10, 200));
  });

  it('has zeros beyond the end, and of a lead that shows nothing', () => {
    const values = trace.values.map((value, i) => (i % 2 === 0 ? 0 : value));
    const section = copy({ ...trace, values }, 900, 200);
    expect(section.filter((_, i) => i % 2 === 0).every((value) => value === 0)).toBe(true);
    expect(section.subarray(100 * CELL_SAMPLES * 2).every((value) => value === 0)).toBe(true);
    expect(section.subarray(0, 100 * CELL_SAMPLES * 2).some((value) => value !== 0)).toBe(true);
  });

  it('does not make large what is left of a lead that is off for most of the section', () => {
    const values = trace.values.map((value, i) => (i < 2 * 2400 ? 0 : value));
    const section = copy({ ...trace, values }, 0, 1000);
    expect(Math.max(...section.map(Math.abs))).toBeCloseTo(1, 1);
  });
});
