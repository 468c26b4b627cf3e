import { format16 } from './format16';
import { format80 } from './format80';
import { format212 } from './format212';
import type { SignalFormat } from './types';

/** Every storage format that can be read, by its number in the header. */
export const decoders: ReadonlyMap<number, SignalFormat> = new Map(
  [format16, format80, format212].map((format) => [format.format, format]),
);

/** "16, 80, 212", for messages. */
export const readableFormats = [...decoders.keys()].join(', ');
