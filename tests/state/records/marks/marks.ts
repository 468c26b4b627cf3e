import { classOf } from '../../../../src/beats/classMap';
import type { RecordMarks } from '../../../../src/state/types';

export interface Mark {
  at: number;
  symbol: string;
  aux?: string;
  subtype?: number;
}

/** Marks of a record from rows. */
export function marksOf(rows: Mark[]): RecordMarks {
  const symbols = [...new Set(rows.map(({ symbol }) => symbol))];
  return {
    timeSec: Float64Array.from(rows, ({ at }) => at),
    symbol: Uint8Array.from(rows, ({ symbol }) => symbols.indexOf(symbol)),
    symbols,
    classIndex: Uint8Array.from(rows, ({ symbol }) => classOf(symbol) ?? 255),
    subtype: Int8Array.from(rows, ({ subtype = 0 }) => subtype),
    channel: new Uint8Array(rows.length),
    num: new Int8Array(rows.length),
    aux: new Map(rows.flatMap(({ aux }, i) => (aux ? [[i, aux] as const] : []))),
  };
}
