import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random';
import { clusterBeats } from '../../../src/beats/templates/clusterBeats';
import { type MadeBeat, reordered, SHAPES, shapedBeats } from './shapes';

const kinds = Object.keys(SHAPES).filter((shape) => shape !== 'flat') as (keyof typeof SHAPES)[];
const rowsOf = (made: readonly MadeBeat[], wanted: (beat: MadeBeat) => boolean) =>
  made.flatMap((beat, i) => (wanted(beat) ? [i] : []));
const listed = (templates: readonly Int32Array[]) => templates.map((rows) => [...rows]);

describe('templates of beats', () => {
  it('of three shapes are three, the largest first, whatever the size of a beat', () => {
    const made = Array.from(
      { length: 60 },
      (_, i): MadeBeat => ({
        shape: i % 6 === 2 ? 'inverted' : i % 3 === 1 ? 'wide' : 'narrow',
        size: 1 + (i % 4) / 3,
      }),
    );
    const { templates } = clusterBeats(shapedBeats(made));
    expect(listed(templates)).toEqual(
      (['narrow', 'wide', 'inverted'] as const).map((shape) => rowsOf(made, (beat) => beat.shape === shape)),
    );
  });

  it('are apart for the early beats of a shape, unless there is a single one', () => {
    const made = Array.from(
      { length: 40 },
      (_, i): MadeBeat => ({
        shape: i < 30 ? 'narrow' : 'wide',
        early: [5, 12, 19, 33].includes(i),
      }),
    );
    const { templates, beats } = clusterBeats(shapedBeats(made));
    expect(listed(templates)).toEqual([
      rowsOf(made, ({ shape, early }) => shape === 'narrow' && !early),
      rowsOf(made, ({ shape }) => shape === 'wide'),
      [5, 12, 19],
    ]);
    expect(rowsOf(made, ({ early }) => early === true)).toEqual(
      [...beats.early].flatMap((early, i) => (early ? [i] : [])),
    );
  });

  it('are of one for beats on a flat lead, which are like no other', () => {
    const made = Array.from({ length: 12 }, (_, i): MadeBeat => ({ shape: i % 4 === 0 ? 'flat' : 'narrow' }));
    expect(listed(clusterBeats(shapedBeats(made)).templates)).toEqual([
      rowsOf(made, ({ shape }) => shape === 'narrow'),
      [0, 4, 8],
    ]);
  });

  it('are none without beats', () => {
    expect(clusterBeats(shapedBeats([])).templates).toEqual([]);
  });

  it('have each beat once, are at most 16, and do not depend on the order of the beats', () => {
    const beat = fc.record({ shape: fc.constantFrom(...kinds), early: fc.boolean() });
    const property = fc.property(
      fc.array(beat, { minLength: 1, maxLength: 40 }),
      fc.constantFrom(0.01, 0.3, 2),
      fc.nat(),
      (made, noise, seed) => {
        const set = shapedBeats(made, { noise, seed });
        const { templates, beats } = clusterBeats(set);
        const all = templates.flatMap((rows) => [...rows]).sort((a, b) => a - b);
        expect(all).toEqual(made.map((_, i) => i));
        expect(templates.length).toBeLessThanOrEqual(16);
        const random = createRandom(seed);
        const order = made.map((_, i) => i).sort(() => random.uniform() - 0.5);
        const other = clusterBeats(reordered(set, order));
        expect(listed(other.templates)).toEqual(listed(templates));
        expect(other.beats).toEqual(beats);
      },
    );
    fc.assert(property, { numRuns: 30 });
  });
});
