import { classOf } from '../../beats/classMap';
import { annotationSamplesAt } from '../../wfdb';
import type { Annotations } from '../../wfdb/types';
import type { RecordMarks } from './types';

/** `RecordMarks.classIndex` of what has no class. */
const NO_CLASS = 255;

/** The annotations of a record as columns, at the record's samples, in order of time. */
export function recordMarks(annotations: Annotations, samplingHz: number): RecordMarks {
  const { count } = annotations;
  const samples = annotationSamplesAt(annotations, samplingHz);
  // Files are nearly always in order of time; where one is not, what searches it needs it to be.
  const order = Uint32Array.from({ length: count }, (_, i) => i).sort((a, b) => samples[a]! - samples[b]!);
  const codes = new Map<string, number>();
  const aux = new Map<number, string>();
  const marks: RecordMarks = {
    timeSec: new Float64Array(count),
    symbol: new Uint8Array(count),
    symbols: [],
    classIndex: new Uint8Array(count),
    subtype: new Int8Array(count),
    channel: new Uint8Array(count),
    num: new Int8Array(count),
    aux,
  };
  order.forEach((from, to) => {
    const symbol = annotations.symbol[from]!;
    const code = codes.get(symbol) ?? codes.size;
    codes.set(symbol, code);
    marks.timeSec[to] = samples[from]! / samplingHz;
    marks.symbol[to] = code;
    marks.classIndex[to] = classOf(symbol) ?? NO_CLASS;
    marks.subtype[to] = annotations.subtype[from]!;
    marks.channel[to] = annotations.channel[from]!;
    marks.num[to] = annotations.num[from]!;
    const note = annotations.aux[from];
    if (note) aux.set(to, note);
  });
  marks.symbols = [...codes.keys()];
  return marks;
}
