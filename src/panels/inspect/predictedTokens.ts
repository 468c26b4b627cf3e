import { CLASS_NAMES, NO_CLASS } from '../../beats/types';
import { classColourKey } from '../../widgets/ClassMark';

/** Tokens of the colours of predicted classes by their index: those of the classes, then that of a beat that was not found (`NO_CLASS`). */
export const PREDICTED_TOKENS: readonly string[] = Array.from({ length: NO_CLASS + 1 }, (_, index) =>
  index < CLASS_NAMES.length ? `--class-${classColourKey(index)}` : '--not-found',
);
