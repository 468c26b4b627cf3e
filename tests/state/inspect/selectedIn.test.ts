import { expect, it } from 'vitest';
import { selectedIn } from '../../../src/state/inspect/selectedIn';
import type { ListedBeat } from '../../../src/state/types';

it('a plot has the list as its own only where it was selected in it', () => {
  const list = [{ index: 3 }] as ListedBeat[];
  expect(selectedIn({ list, selected: { by: 'intervals' } }, 'intervals')).toBe(list);
  expect(selectedIn({ list, selected: { by: 'map' } }, 'intervals')).toBeUndefined();
  expect(selectedIn({ list, selected: { by: 'map' } }, 'map')).toBe(list);
  expect(selectedIn({ list }, 'map')).toBeUndefined();
});
