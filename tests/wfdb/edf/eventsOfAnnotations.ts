import type { EventSymbol } from '../../../src/wfdb/edf/eventSymbol';
import type { EdfEvent } from '../../../src/wfdb/edf/types';
import type { Annotations } from '../../../src/wfdb/types';

/** Annotations as EDF+ events, for `writeEdf`; subtype, channel, num and most aux cannot be stored there. */
export function eventsOfAnnotations(annotations: Annotations, recordHz: number): EdfEvent[] {
  const hz = annotations.samplingHz ?? recordHz;
  return annotations.symbol.map((symbol, index) => ({
    onsetSec: annotations.sample[index]! / hz,
    durationSec: undefined,
    text: eventText({ symbol, aux: annotations.aux[index]! }),
  }));
}

/**
 * The text of a mnemonic that `eventSymbol` reads back: a comment's or a rhythm's aux, else the mnemonic itself. The
 * aux of other annotations is lost.
 */
export function eventText({ symbol, aux }: EventSymbol): string {
  if (symbol === '"' && aux !== '') return aux;
  if (symbol === '+' && /^\([A-Z]{1,7}$/.test(aux)) return aux;
  return symbol;
}
