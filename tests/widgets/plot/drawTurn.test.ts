import { expect, it } from 'vitest';
import { drawTurn } from '../../../src/widgets/plot/drawTurn';

it('lets the page do something between two drawings, and keeps the order of the calls', async () => {
  const seen: string[] = [];
  await Promise.all(
    ['a', 'b', 'c'].map(async (name) => {
      await drawTurn();
      seen.push(name);
      setTimeout(() => seen.push(`after ${name}`));
    }),
  );
  expect(seen).toEqual(['a', 'after a', 'b', 'after b', 'c']);
});
