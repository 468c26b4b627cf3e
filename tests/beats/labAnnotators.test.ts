import { expect, it } from 'vitest';
import { isLabAnnotator } from '../../src/beats/labAnnotators';

it('knows the annotations of the lab by their names, with or without a letter', () => {
  expect(['found', 'foundb', 'pt', 'ptc', 'lab', 'labb'].filter((name) => !isLabAnnotator(name))).toEqual([]);
  expect(['atr', 'qrs', 'p', 'label', 'founder', 'lab2', ''].filter(isLabAnnotator)).toEqual([]);
});
