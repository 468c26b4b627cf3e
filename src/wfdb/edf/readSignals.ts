import { fieldText, malformed, parseCount, parseNumber } from './fields';
import type { EdfSignal } from './types';

/** Field widths of the signal part of the header, in order: all labels, then all transducers, … */
const widths = {
  label: 16,
  transducer: 80,
  units: 8,
  physicalMin: 8,
  physicalMax: 8,
  digitalMin: 8,
  digitalMax: 8,
  prefilter: 80,
  samplesPerRecord: 8,
} as const;

type Column = keyof typeof widths;

/**
 * The signals of a complete header.
 *
 * @throws WfdbError `edf-malformed` if a number of samples is invalid, or if a data record contains no sample at all
 */
export function readSignals(
  bytes: Uint8Array,
  headerBytes: number,
  { fileName, kind, sampleBytes }: { fileName: string; kind: 'EDF' | 'BDF'; sampleBytes: number },
): { signals: EdfSignal[]; recordBytes: number } {
  const count = headerBytes / 256 - 1;
  const starts = columnStarts(count);
  const offsetOf = (column: Column, index: number) => starts[column] + index * widths[column];
  const signals: EdfSignal[] = [];
  let byteOffset = 0;
  for (let index = 0; index < count; index++) {
    const text = (column: Column) => {
      const at = offsetOf(column, index);
      return fieldText(bytes.subarray(at, at + widths[column]));
    };
    const label = text('label');
    const samplesPerRecord = parseCount(text('samplesPerRecord'));
    if (samplesPerRecord === undefined) {
      const at = {
        field: `samples of signal ${index + 1} in a data record`,
        byte: offsetOf('samplesPerRecord', index),
      };
      throw malformed(fileName, at, 'an integer', text('samplesPerRecord'));
    }
    signals.push({
      label,
      transducer: text('transducer'),
      units: text('units'),
      physicalMin: parseNumber(text('physicalMin')),
      physicalMax: parseNumber(text('physicalMax')),
      digitalMin: parseNumber(text('digitalMin')),
      digitalMax: parseNumber(text('digitalMax')),
      prefilter: text('prefilter'),
      samplesPerRecord,
      byteOffset,
      isAnnotations: label === 'EDF Annotations' || (kind === 'BDF' && label === 'BDF Annotations'),
    });
    byteOffset += samplesPerRecord * sampleBytes;
  }
  if (byteOffset === 0) {
    const at = { field: 'samples in a data record', byte: starts.samplesPerRecord };
    throw malformed(fileName, at, 'at least one sample', '0');
  }
  return { signals, recordBytes: byteOffset };
}

function columnStarts(count: number): Record<Column, number> {
  let at = 256;
  const starts = {} as Record<Column, number>;
  for (const column of Object.keys(widths) as Column[]) {
    starts[column] = at;
    at += widths[column] * count;
  }
  return starts;
}
