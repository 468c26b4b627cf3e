import { expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import { embedBeats } from '../../src/embedding/embedBeats';
import { stratifiedSample } from '../../src/embedding/sample';
import type { MapPart } from '../../src/embedding/types';

/** Two classes in two records, each a group of its own; half of the rows are sampled. */
function input() {
  const random = createRandom(3);
  const count = 240;
  const record = Uint16Array.from({ length: count }, (_, row) => (row < 120 ? 0 : 1));
  const label = Uint8Array.from({ length: count }, (_, row) => row % 2);
  const values = Float32Array.from({ length: count * 20 }, (_, i) => {
    const row = Math.floor(i / 20);
    return random.normal() + (i % 4 === 2 * record[row]! + label[row]! ? 8 : 0);
  });
  return { values, width: 20, record, label, sample: stratifiedSample({ record, label }, 120, 1), seed: 1 };
}

function partsOf(given: ReturnType<typeof input>): MapPart[] {
  const parts: MapPart[] = [];
  embedBeats(given, (part) => parts.push(part));
  return parts;
}

it('shows PCA first, then UMAP as it goes, then how good both are', () => {
  const parts = partsOf(input());
  const told = parts.map((part) => (part.kind === 'variance' ? part.kind : `${part.kind} ${part.method}`));
  expect(told[0]).toBe('picture pca');
  expect(told[1]).toBe('variance');
  expect(told.slice(2, -2)).toEqual(new Array(50).fill('picture umap'));
  expect(told.slice(-2)).toEqual(['quality umap', 'quality pca']);
  const epochs = parts.flatMap((part) => (part.kind === 'picture' ? [part.epoch] : []));
  expect(epochs).toEqual(Array.from({ length: 51 }, (_, i) => 10 * i));
  for (const part of parts) {
    if (part.kind !== 'picture') continue;
    expect(part.points).toHaveLength(480);
    expect(part.points.every(Number.isFinite)).toBe(true);
  }
  const variance = parts[1] as Extract<MapPart, { kind: 'variance' }>;
  expect(variance.shown).toBeGreaterThan(0.3);
  expect(variance.kept).toBeGreaterThan(variance.shown);
  expect(variance.kept).toBeLessThan(1);
});

it('puts each beat that is not of the sample into the island of its group', () => {
  const given = input();
  const last = partsOf(given).findLast((part) => part.kind === 'picture')!;
  const { points } = last as Extract<MapPart, { kind: 'picture' }>;
  const sampled = new Set(given.sample);
  const groupOf = (row: number) => 2 * given.record[row]! + given.label[row]!;
  for (let row = 0; row < 240; row++) {
    if (sampled.has(row)) continue;
    const nearest = [...sampled].reduce((best, other) => (far(row, other) < far(row, best) ? other : best));
    expect(groupOf(nearest)).toBe(groupOf(row));
  }
  function far(a: number, b: number) {
    return Math.hypot(points[2 * a]! - points[2 * b]!, points[2 * a + 1]! - points[2 * b + 1]!);
  }
});

it('measures a map of groups as good, and one of labels that mean nothing as chance', () => {
  const qualityOf = (given: ReturnType<typeof input>) =>
    partsOf(given).flatMap((part) =>
      part.kind === 'quality' && part.method === 'umap' ? [part.quality] : [],
    )[0]!;
  const good = qualityOf(input());
  expect(good.classMean).toBeGreaterThan(0.95);
  expect(good.recordAccuracy).toBeGreaterThan(0.95);
  expect(good.trustworthiness).toBeGreaterThan(0.7);
  const random = createRandom(9);
  const given = input();
  const mixed = qualityOf({ ...given, label: given.label.map(() => random.below(2)) });
  expect(mixed.classMean).toBeGreaterThan(0.3);
  expect(mixed.classMean).toBeLessThan(0.7);
});

it('says the same of the same beats and seed', () => {
  expect(partsOf(input())).toEqual(partsOf(input()));
});

it('makes a map of layers that are wider than there are beats, and of one number', () => {
  const random = createRandom(6);
  const of = (width: number) => {
    const record = new Uint16Array(60);
    const label = new Uint8Array(60);
    const values = Float32Array.from({ length: 60 * width }, () => random.normal());
    return { values, width, record, label, sample: Int32Array.from(record.keys()), seed: 1 };
  };
  for (const width of [200, 1]) {
    const last = partsOf(of(width)).findLast((part) => part.kind === 'picture')!;
    expect((last as Extract<MapPart, { kind: 'picture' }>).points.every(Number.isFinite)).toBe(true);
  }
});
