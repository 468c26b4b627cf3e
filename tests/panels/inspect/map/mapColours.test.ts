import { expect, it } from 'vitest';
import { NO_CLASS } from '../../../../src/beats/types';
import { coloursOf, countKinds, faded, listedRows } from '../../../../src/panels/inspect/map/mapColours';
import { CONFIDENCE_FROM, EDIT_KINDS, MOST_KINDS } from '../../../../src/state/map/mapKinds';
import type { MapBeats } from '../../../../src/state/map/types';
import type { ListedBeat } from '../../../../src/state/types';
import { FAINT, HIDDEN } from '../../../../src/widgets/plot/points/paint';

const kinds = Uint8Array.of(0, 1, 1, 2);

it('beats that are not selected, or not of the kind that is shown alone, are faint', () => {
  expect(faded(kinds, undefined, undefined)).toBe(kinds);
  expect([...faded(kinds, Int32Array.of(1, 3), undefined)]).toEqual([FAINT, 1, FAINT, 2]);
  expect([...faded(kinds, undefined, 1)]).toEqual([FAINT, 1, 1, FAINT]);
  expect([...faded(kinds, Int32Array.of(1, 3), 1)]).toEqual([FAINT, 1, FAINT, FAINT]);
  expect([...faded(kinds, new Int32Array(0), undefined)]).toEqual([FAINT, FAINT, FAINT, FAINT]);
});

it('the beats of a list are found on the map, those that are not on it are left out', () => {
  const beats = { index: Int32Array.of(4, 7, 20) } as MapBeats;
  const list = [{ index: 20 }, { index: 5 }, { index: 4 }] as ListedBeat[];
  expect([...listedRows(beats, list)]).toEqual([2, 0]);
});

it('kinds are counted', () => {
  expect([...countKinds(kinds).subarray(0, 4)]).toEqual([1, 2, 1, 0]);
});

it('every kind has a colour of the theme', () => {
  const sizes = {
    truth: NO_CLASS + 1,
    predicted: NO_CLASS + 1,
    error: 2,
    confidence: CONFIDENCE_FROM.length,
    record: 44,
    edit: EDIT_KINDS.length,
  };
  for (const [by, size] of Object.entries(sizes)) {
    const colours = coloursOf(by as keyof typeof sizes, 44);
    expect(colours).toHaveLength(size);
    expect(colours.every((colour) => /^var\(--[\w-]+\)$/.test(colour))).toBe(true);
  }
  expect(coloursOf('record', 1000)).toHaveLength(MOST_KINDS);
  // The last kinds are those of points that are drawn otherwise.
  expect(MOST_KINDS).toBeLessThanOrEqual(Math.min(FAINT, HIDDEN));
});
