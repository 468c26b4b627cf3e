import { nameOf } from '../base/filePath';
import { listedRecords } from './listedRecords';
import { DE_CHAZAL } from './recordSets';

interface RecordLists {
  training: readonly string[];
  test: readonly string[];
}

/** Whether these are de Chazal's two halves, in any order, from whatever folders. */
export function isDeChazal({ training, test }: RecordLists): boolean {
  return isSame(training, DE_CHAZAL.training) && isSame(test, DE_CHAZAL.test);
}

/** Whether each list is part of its half: no record changes sides. */
export function isWithinDeChazal({ training, test }: RecordLists): boolean {
  return isPart(training, DE_CHAZAL.training) && isPart(test, DE_CHAZAL.test);
}

/** How many records of each list of a division there are. */
export interface DivisionPart {
  training: number;
  trainingOf: number;
  test: number;
  testOf: number;
}

/** @returns undefined if all records of both lists are there */
export function partOf({ training, test }: RecordLists, there: readonly string[]): DivisionPart | undefined {
  const isThere = (name: string) => listedRecords(there, [name])[0]!.length > 0;
  const part = {
    ...{ training: training.filter(isThere).length, trainingOf: training.length },
    ...{ test: test.filter(isThere).length, testOf: test.length },
  };
  return part.training === part.trainingOf && part.test === part.testOf ? undefined : part;
}

const isPart = (names: readonly string[], half: readonly string[]) =>
  names.length > 0 && names.every((name) => half.includes(nameOf(name)));

const isSame = (names: readonly string[], half: readonly string[]) =>
  isPart(names, half) && new Set(names.map(nameOf)).size === half.length;
