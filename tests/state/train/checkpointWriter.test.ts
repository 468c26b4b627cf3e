import { describe, expect, it } from 'vitest';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import { createCheckpointWriter } from '../../../src/state/train/checkpointWriter';
import { checkpointAt } from '../checkpoints';
import { gate, settle } from '../fakes';

/** A disk whose writes are completed by the test. */
function slowDisk() {
  const writes: { place: string; newFolds: number[]; end: ReturnType<typeof gate<void>> }[] = [];
  const stored: string[] = [];
  const refusals: unknown[] = [];
  const writer = (storedFolds: number[] = []) =>
    createCheckpointWriter({
      storage: {
        saveCheckpoint(_run, { folds, activeFold }, newFolds) {
          const end = gate<void>();
          const place = `${folds.length}/${activeFold?.history.length ?? 0}`;
          writes.push({ place, newFolds: newFolds.map(({ fold }) => fold), end });
          return end.passed;
        },
      },
      describe: () => ({}) as never,
      onStored: ({ folds, activeFold }) => stored.push(`${folds.length}/${activeFold?.history.length ?? 0}`),
      onRefused: (error) => refusals.push(error),
      storedFolds,
    });
  return { writes, stored, refusals, writer };
}

const at = (folds: number, epochs: number) => checkpointAt(defaultTrainSettings, { folds, epochs });

describe('the writer of checkpoints', () => {
  it('writes one at a time, and of those that arrive meanwhile the newest', async () => {
    const { writes, stored, writer } = slowDisk();
    const { offer } = writer();
    for (const epochs of [1, 2, 3]) offer(at(0, epochs));
    await settle();
    expect(writes.map(({ place }) => place)).toEqual(['0/1']);
    writes[0]!.end.open();
    await settle();
    expect(writes.map(({ place }) => place)).toEqual(['0/1', '0/3']);
    expect(stored).toEqual(['0/1']);
    writes[1]!.end.open();
    await settle();
    expect(writes).toHaveLength(2);
    offer(at(0, 4));
    expect(writes).toHaveLength(3);
  });

  it('writes each finished fold once, and none that an earlier page has stored', async () => {
    const { writes, writer } = slowDisk();
    const { offer } = writer([0]);
    for (const checkpoint of [at(1, 1), at(2, 0), at(2, 1), at(3, 1)]) {
      offer(checkpoint);
      writes.at(-1)!.end.open();
      await settle();
    }
    expect(writes.map(({ newFolds }) => newFolds)).toEqual([[], [1], [], [2]]);
  });

  it('reports once that nothing can be stored, still tries the next, and then includes the missed folds', async () => {
    const { writes, refusals, stored, writer } = slowDisk();
    const { offer } = writer();
    for (const checkpoint of [at(1, 1), at(1, 2)]) {
      offer(checkpoint);
      writes.at(-1)!.end.fail(new Error('full'));
      await settle();
    }
    offer(at(1, 3));
    writes.at(-1)!.end.open();
    await settle();
    expect(refusals).toHaveLength(1);
    expect(writes.map(({ newFolds }) => newFolds)).toEqual([[0], [0], [0]]);
    expect(stored).toEqual(['1/3']);
  });

  it('is closed when the running write has ended, and writes nothing more', async () => {
    const { writes, stored, writer } = slowDisk();
    const { offer, close } = writer();
    offer(at(0, 1));
    offer(at(0, 2));
    let isClosed = false;
    const closing = close().then(() => {
      isClosed = true;
    });
    await settle();
    expect(isClosed).toBe(false);
    writes[0]!.end.open();
    await closing;
    offer(at(0, 3));
    await settle();
    expect(writes).toHaveLength(1);
    expect(stored).toEqual([]);
  });
});
