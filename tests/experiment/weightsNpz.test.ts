import { expect, it } from 'vitest';
import { weightsNpz } from '../../src/experiment/network/weightsNpz';
import { readNpz } from '../beats/readNpz';

it('holds an array a weight, by name and in its shape, and the fold', () => {
  const weightSpecs = [
    { name: 'conv/kernel', shape: [2, 1, 2], dtype: 'float32' as const },
    { name: 'logits/bias', shape: [3], dtype: 'float32' as const },
  ];
  const weights = Float32Array.of(1, 2, 3, 4, 5, 6, 7).buffer;
  const arrays = readNpz(Buffer.concat([...weightsNpz({ weightSpecs, weights }, 4)]));
  expect(Object.keys(arrays)).toEqual(['conv/kernel', 'logits/bias', 'fold']);
  expect(arrays['conv/kernel']).toMatchObject({ descr: '<f4', shape: [2, 1, 2], numbers: [1, 2, 3, 4] });
  expect(arrays['logits/bias']).toMatchObject({ descr: '<f4', shape: [3], numbers: [5, 6, 7] });
  expect(arrays.fold!.numbers).toEqual([4]);
});
