import type { Mark } from './types';

/** The same text for annotations that are equal in all of their fields. */
export const keyOf = ({ sample, symbol, subtype, channel, num, aux }: Mark): string =>
  [sample, symbol, subtype, channel, num, aux].join('\n');
