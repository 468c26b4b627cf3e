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

const isPart = (names: readonly string[], half: readonly string[]) =>
  names.length > 0 && names.every((name) => half.includes(name));

const isSame = (names: readonly string[], half: readonly string[]) =>
  isPart(names, half) && half.every((name) => names.includes(name));
