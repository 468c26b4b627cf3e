import { DE_CHAZAL } from './recordSets';

interface RecordLists {
  training: readonly string[];
  test: readonly string[];
}

/** Whether these are de Chazal's two halves, in any order. */
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
  const count = (names: readonly string[]) => names.filter((name) => there.includes(name)).length;
  const part = {
    ...{ training: count(training), trainingOf: training.length },
    ...{ test: count(test), testOf: test.length },
  };
  return part.training === part.trainingOf && part.test === part.testOf ? undefined : part;
}

const isPart = (names: readonly string[], half: readonly string[]) =>
  names.length > 0 && names.every((name) => half.includes(name));

const isSame = (names: readonly string[], half: readonly string[]) =>
  isPart(names, half) && half.every((name) => names.includes(name));
