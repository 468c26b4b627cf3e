import { expect, it } from 'vitest';
import { annotatorPair } from '../../../src/state/ec57/annotatorPair';

const records = [
  { id: 'a', annotator: 'atr', annotators: ['lab', 'atr'] },
  { id: 'b', annotator: 'atr', annotators: ['atr', 'qrs'] },
  { id: 'c', annotator: 'atr', annotators: ['atr', 'qrs', 'lab'] },
  { id: 'd', annotator: 'qrs', annotators: ['qrs'] },
];
const none = { reference: undefined, test: undefined };

it('atr is the reference, what most records use or have the test', () => {
  expect(annotatorPair(records, none)).toEqual({
    ...{ choices: ['atr', 'qrs', 'lab'], reference: 'atr', test: 'qrs', recordIds: ['b', 'c'] },
  });
  const found = records.map((record) => ({ ...record, annotator: 'lab' }));
  expect(annotatorPair(found, none)).toMatchObject({ reference: 'atr', test: 'lab' });
  const others = [{ id: 'x', annotator: 'man', annotators: ['qrs', 'man'] }];
  expect(annotatorPair(others, none)).toMatchObject({ reference: 'man', test: 'qrs' });
});

it('a choice is kept where the records have it', () => {
  expect(annotatorPair(records, { reference: 'lab', test: undefined })).toMatchObject({
    ...{ reference: 'lab', test: 'atr', recordIds: ['a', 'c'] },
  });
  expect(annotatorPair(records, { reference: 'man', test: 'lab' })).toMatchObject({
    ...{ reference: 'atr', test: 'lab', recordIds: ['a', 'c'] },
  });
});

it('one annotator is no pair', () => {
  expect(annotatorPair([records[3]!], none)).toBeUndefined();
  expect(annotatorPair([], none)).toBeUndefined();
});
