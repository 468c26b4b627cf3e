import { format8 } from './format8';
import { format16 } from './format16';
import { format24 } from './format24';
import { format32 } from './format32';
import { format61 } from './format61';
import { format80 } from './format80';
import { format160 } from './format160';
import { format212 } from './format212';
import { format310 } from './format310';
import { format311 } from './format311';
import type { SignalFormat } from './types';

/** Every uncompressed storage format, by its number in the header. */
export const decoders: ReadonlyMap<number, SignalFormat> = new Map(
  [format8, format16, format24, format32, format61, format80, format160, format212, format310, format311].map(
    (format) => [format.format, format],
  ),
);

/**
 * Compressed formats (FLAC), each with the plain format for the same samples, including the mark for missing ones.
 * `unpackSignalFiles` converts one to the other.
 */
export const packedFormats: ReadonlyMap<number, SignalFormat> = new Map([
  [508, format80],
  [516, format16],
  [524, format24],
]);

/** "8, 16, …, 524", for messages. */
export const readableFormats = [...decoders.keys(), ...packedFormats.keys()].join(', ');
