import type { AnnotatorMarks } from './types';

/** Tested beats of one record, in any order. */
export interface TestedBeats {
  /** Where the reference marks them, in samples of the record. */
  sample: ArrayLike<number>;
  /** Index of the predicted class in the order N, S, V, F, Q. */
  predicted: ArrayLike<number>;
}

const symbols = ['N', 'S', 'V', 'F', 'Q'] as const;

/**
 * The predictions of a run for a record as an annotator, to be compared with the record's reference. Beats that were
 * not tested, such as those whose window leaves the record, are missed beats then. Such an annotator has no
 * rhythms, ventricular flutter or shutdowns: of the tables of runs and episodes, only that of ventricular runs means anything.
 *
 * @throws RangeError for a class that is none of the five
 */
export function predictedMarks({ sample, predicted }: TestedBeats): AnnotatorMarks {
  const order = Array.from({ length: sample.length }, (_, index) => index);
  order.sort((a, b) => sample[a]! - sample[b]!);
  return {
    sample: order.map((index) => sample[index]!),
    symbol: order.map((index) => {
      const symbol = symbols[predicted[index]!];
      if (symbol === undefined) throw new RangeError(`No class ${predicted[index]} in EC57.`);
      return symbol;
    }),
    subtype: new Int8Array(order.length),
    aux: new Array<string>(order.length).fill(''),
  };
}
