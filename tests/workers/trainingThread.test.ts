import { describe, expect, it } from 'vitest';
import { allocateBeats } from '../../src/beats/beatSets';
import { BeatStore } from '../../src/training/input/beatStore';
import { trainingColumns } from '../../src/workers/trainingThread';

describe('what is sent to the training thread', () => {
  const window = { beforeSec: 0.4, afterSec: 0.5 };
  const whole = {
    ...allocateBeats(3, 4, ['100'], { window, secondLead: true, extra: 1 }),
    recordHz: [360],
  };

  it('is every column but the mnemonics, without copying', () => {
    const sent = trainingColumns(whole);
    const { symbol, ...rest } = whole;
    expect(symbol).toHaveLength(3);
    expect(Object.keys(sent).sort()).toEqual(Object.keys(rest).sort());
    expect(sent.waveform).toBe(whole.waveform);
    expect(sent.second).toBe(whole.second);
    expect(sent.extra).toBe(whole.extra);
  });

  it('can be used by the other side, in shared memory too', () => {
    const shared = new Float32Array(new SharedArrayBuffer(48));
    const arrived = structuredClone(trainingColumns({ ...whole, waveform: shared }));
    expect(arrived.waveform.buffer).toBeInstanceOf(SharedArrayBuffer);
    const store = new BeatStore();
    store.add(arrived);
    shared[5] = 7;
    const row = new Float32Array(4);
    store.copyBeat(1, row, 0);
    expect([...row]).toEqual([0, 7, 0, 0]);
    expect([store.count, store.secondLead]).toEqual([3, true]);
    expect(store.index().recordNames).toEqual(['100']);
  });
});
