import { codeOf } from '../wfdb';
import type { Annotations } from '../wfdb/types';
import type { Edit, EditChange, Mark } from './types';

/** What decides whether an edit can be written into the annotations of a record. */
export interface EditBounds {
  lengthSamples: number;
  /** Mnemonics that the annotation file defines itself. */
  definitions?: Annotations['definitions'];
}

/** annot(5) has one byte for the length of a text. */
const MOST_TEXT_BYTES = 255;

const KINDS: ReadonlySet<string> = new Set<Edit['what']>([
  ...(['relabel', 'add', 'delete', 'move', 'rhythm', 'comment'] as const),
]);

/**
 * Why an edit cannot be written: in one clause, without a full stop; undefined if it can. An annotation that is already there may lie
 * anywhere, a new one only within the record.
 */
export function faultOfEdit(edit: Pick<Edit, 'what' | 'changes'>, bounds: EditBounds): string | undefined {
  if (!KINDS.has(edit.what)) return `"${edit.what}" is no kind of edit`;
  if (edit.changes.length === 0) return 'it changes nothing';
  for (const change of edit.changes) {
    const fault = faultOfChange(change, bounds);
    if (fault) return fault;
  }
  return undefined;
}

function faultOfChange({ before, after }: EditChange, bounds: EditBounds): string | undefined {
  if (!before && !after) return 'it changes nothing';
  for (const mark of [before, after]) {
    const fault = mark && faultOfMark(mark, bounds);
    if (fault) return fault;
  }
  const isMoved = after && after.sample !== before?.sample;
  if (isMoved && !isWithin(after.sample, bounds))
    return `sample ${after.sample} is outside of the record, which has ${bounds.lengthSamples} samples`;
  return undefined;
}

function faultOfMark(
  { sample, symbol, subtype, channel, num, aux }: Mark,
  { definitions = [] }: EditBounds,
): string | undefined {
  if (!Number.isSafeInteger(sample)) return `${sample} is no sample`;
  const own = definitions.some((definition) => definition.symbol === symbol);
  const code = codeOf(symbol);
  const isTaken = definitions.some((definition) => definition.code === code);
  if (!own && (code === undefined || isTaken)) return `"${symbol}" is no annotation code`;
  if (!isByte(subtype, -128) || !isByte(num, -128) || !isByte(channel, 0))
    return 'subtype, chan or num does not fit into a byte';
  if (aux.includes('\0')) return 'its text has a NUL';
  const bytes = new TextEncoder().encode(aux).length;
  if (bytes > MOST_TEXT_BYTES)
    return `its text has ${bytes} bytes, and at most ${MOST_TEXT_BYTES} are possible`;
  return undefined;
}

const isWithin = (sample: number, { lengthSamples }: EditBounds) => sample >= 0 && sample < lengthSamples;

const isByte = (value: number, lowest: number) =>
  Number.isInteger(value) && value >= lowest && value < lowest + 256;
