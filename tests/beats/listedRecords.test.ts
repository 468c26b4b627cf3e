import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import { listedRecords } from '../../src/beats/listedRecords';
import { patientOf } from '../../src/beats/patients';
import { isDeChazal, isWithinDeChazal, partOf } from '../../src/beats/publishedSplit';
import { DE_CHAZAL } from '../../src/beats/recordSets';
import { patientSpecific, personsOf, recordSplit } from '../../src/beats/splits';
import { beatIndex, namesOf } from './beatIndex';

const inFolder = (names: readonly string[]) => names.map((name) => `mitdb/${name}`);
const all = (counts: Record<string, number>) => {
  const index = beatIndex(counts);
  return { index, indices: Int32Array.from(index.labels.keys()) };
};

describe('the records of lists', () => {
  const found = (names: string[], ...lists: string[][]) =>
    listedRecords(names, ...lists).map((records) => records.map((record) => names[record]));

  it('are listed by their names or the ends of them, part by part', () => {
    expect(found(['mitdb/100', '101', 'a/b/102', '1100'], ['100', '101', 'b/102', '999'])).toEqual([
      ['mitdb/100', '101', 'a/b/102'],
    ]);
    expect(found(['x100', 'x/1000'], ['100'])).toEqual([[]]);
    expect(found(['100'], ['mitdb/100'])).toEqual([[]]);
  });

  it('are the one of exactly that name, if there is one', () => {
    expect(found(['100', 'other/100'], ['100'])).toEqual([['100']]);
    expect(found(['a/100', 'b/100'], ['100'])).toEqual([['a/100', 'b/100']]);
  });

  it('are on one side if one of two lists says more', () => {
    expect(found(['a/100', 'b/100'], ['100'], ['b/100'])).toEqual([['a/100'], ['b/100']]);
    expect(found(['a/b/100', 'c/100'], ['100'], ['b/100'])).toEqual([['c/100'], ['a/b/100']]);
    expect(found(['100', '101'], ['100', '101'], ['100'])).toEqual([['100', '101'], ['100']]);
  });
});

describe('records with folders in their names', () => {
  it('are of the person that the database says', () => {
    expect(patientOf('mitdb/202')).toBe(patientOf('mitdb/201'));
    expect(personsOf(['201', 'mitdb/202', 'Person_01/rec_1', 'Person_02/rec_1']).names).toHaveLength(3);
    expect(patientOf('mitdb/1202')).toBe('mitdb/1202');
  });

  it('are those of the published halves', () => {
    const { training, test } = DE_CHAZAL;
    expect(isDeChazal({ training: inFolder(training), test })).toBe(true);
    expect(isDeChazal({ training: inFolder(training.slice(1)), test })).toBe(false);
    expect(isWithinDeChazal({ training: ['mitdb/201'], test: ['mitdb/202'] })).toBe(true);
    expect(partOf(DE_CHAZAL, inFolder([...training, ...test]))).toBeUndefined();
    expect(partOf(DE_CHAZAL, [...inFolder(training.slice(1)), `b/${training[1]}`, ...test])).toEqual({
      ...{ training: 21, trainingOf: 22, test: 22, testOf: 22 },
    });
  });

  it('are dealt by lists that name them without', () => {
    const source = all({ 'mitdb/101': 5, 'mitdb/100': 4, '233': 3, 'mitdb/202': 6 });
    const sides = recordSplit(source, ['101'], ['100', '233', '202']);
    expect(namesOf(source.index, sides.train)).toEqual(['mitdb/101']);
    expect(namesOf(source.index, sides.test).sort()).toEqual(['233', 'mitdb/100', 'mitdb/202']);
  });

  it('are tested apart from their own person in a patient-specific protocol', () => {
    const source = all({ 'mitdb/201': 40, '101': 40, 'mitdb/202': 40 });
    const folds = patientSpecific({
      ...source,
      ...{ pool: ['101', '201'], test: ['202'], ownSec: 5, poolPerClass: null },
      randomOf: createRandom,
    });
    expect(folds).toHaveLength(1);
    expect(namesOf(source.index, folds[0]!.pool)).toEqual(['101']);
    expect(namesOf(source.index, folds[0]!.test)).toEqual(['mitdb/202']);
  });
});
