import { describe, expect, it } from 'vitest';
import { readTrainOptions } from '../../src/bench/trainOptions';

const read = (query: string) => readTrainOptions(new URLSearchParams(query));

describe('options in the address', () => {
  it('are all optional', () => {
    const options = read('');
    expect(options.plans.map(({ engine }) => engine)).toContain('stock-webgl');
    expect(options.plans.find(({ engine }) => engine === 'wasm')!.batches).toEqual([64, 256]);
    expect(options).toMatchObject({
      lengthSamples: 251,
      classCount: 4,
      seed: 1,
      memory: false,
      beats: 100_687,
    });
  });

  it('an engine may have its own batches', () => {
    expect(read('engines=wasm,cpu:32:64&batch=128').plans).toEqual([
      { engine: 'wasm', batches: [128] },
      { engine: 'cpu', batches: [32, 64] },
    ]);
  });

  it.each([
    ['batch=63', 'A batch of 63 beats'],
    ['engines=cpu:x', 'A batch of x beats'],
    ['engines=', 'names no engine'],
    ['seconds=no', 'seconds=no'],
    ['classes=6', 'five classes at most'],
    ['epochs=1.5', 'not a whole number'],
  ])('%s is refused', (query, message) => {
    expect(() => read(query)).toThrow(message);
  });
});
