import type { SignalSpec } from '../types';
import { malformed, type Place, parseDecimal, parseWhole } from './fields';

/** DEFGAIN of the WFDB library: ADC units per physical unit where a header gives none. */
export const defaultGain = 200;

/**
 * One signal line of a header:
 * file format[xsamplesPerFrame][:skew][+byteOffset] [gain[(baseline)][/units] [resolution [zero [initial
 * [checksum [block [description]]]]]]].
 *
 * @param ordinal number of the signal, from 0, for the description of a line that has none
 * @throws WfdbError `header-malformed`
 */
export function parseSignalLine(text: string, place: Place, recordName: string, ordinal: number): SignalSpec {
  const fields = new FieldReader(text, place);
  const fileName = fields.next() ?? '';
  const formatField = fields.next();
  if (formatField === undefined) throw malformed(place, 'a file name and a storage format', text);
  const { format, samplesPerFrame, skewSamples, byteOffset } = parseFormat(formatField, place);
  const { gain, baseline, units } = parseGain(fields.next(), place);
  const resolutionBits = fields.nextWhole('the ADC resolution in bits');
  const adcZero = fields.nextWhole('the ADC zero') ?? 0;
  const initialValue = fields.nextWhole('the initial value') ?? adcZero;
  const checksum = fields.nextWhole('the checksum');
  const blockSizeBytes = fields.nextWhole('the block size') ?? 0;
  return {
    fileName,
    format,
    samplesPerFrame,
    // Deskewing works in frames, as in the WFDB library; the header counts samples of the signal.
    skewFrames: Math.floor(skewSamples / samplesPerFrame + 0.5),
    byteOffset,
    gain: gain === 0 ? defaultGain : gain,
    calibrated: gain !== 0,
    baseline: baseline ?? adcZero,
    units: units || 'mV',
    adcResolutionBits: resolutionBits || defaultResolutionBits(format),
    adcZero,
    initialValue,
    checksum,
    blockSizeBytes,
    description: fields.rest() || `record ${recordName}, signal ${ordinal}`,
  };
}

/** Reads blank-separated fields from the left; what is left over is the description, blanks and all. */
class FieldReader {
  private position = 0;
  private described = false;

  constructor(
    private readonly text: string,
    private readonly place: Place,
  ) {}

  next(): string | undefined {
    const found = /^\s*(\S+)/.exec(this.text.slice(this.position));
    if (!found) return undefined;
    this.position += found[0].length;
    return found[1];
  }

  /** A numeric field; a word in its place begins the description, since some programs leave fields out before it. */
  nextWhole(expected: string): number | undefined {
    if (this.described) return undefined;
    const start = this.position;
    const field = this.next();
    if (field === undefined) return undefined;
    const value = parseWhole(field);
    if (value !== undefined) return value;
    if (!/^[^\d+.-]/.test(field)) throw malformed(this.place, expected, field);
    this.position = start;
    this.described = true;
    return undefined;
  }

  rest(): string {
    return this.text.slice(this.position).trim();
  }
}

function parseFormat(field: string, place: Place) {
  // No real field is longer, and a pattern with a group that repeats millions of times overflows the stack.
  const parts = field.length > 80 ? null : /^(\d{1,9})((?:[x:+]-?\d+)*)$/.exec(field);
  if (!parts) throw malformed(place, 'a storage format such as 212 or 16x4:3+24', field);
  const modifier = (mark: string, fallback: number) => {
    const found = parts[2]!.split(/(?=[x:+])/).findLast((part) => part.startsWith(mark));
    if (found === undefined) return fallback;
    const value = parseWhole(found.slice(1));
    if (value === undefined) throw malformed(place, 'a smaller number after the storage format', field);
    // As in the WFDB library, which takes what is below the least for the default.
    return Math.max(fallback, value);
  };
  return {
    format: Number(parts[1]),
    samplesPerFrame: modifier('x', 1),
    skewSamples: modifier(':', 0),
    byteOffset: modifier('+', 0),
  };
}

function parseGain(field: string | undefined, place: Place) {
  if (field === undefined) return { gain: 0, baseline: undefined, units: undefined };
  const parts = /^([^(/]+)(?:\(([^)/]*)\)?)?[^/]*(?:\/(.*))?$/.exec(field);
  const gain = parseDecimal(parts?.[1] ?? '');
  const baseline = parts?.[2] === undefined ? undefined : parseDecimal(parts[2]);
  if (!parts || gain === undefined || (parts[2] !== undefined && baseline === undefined)) {
    throw malformed(place, 'an ADC gain such as 200 or 200(1024)/mV', field);
  }
  // The WFDB library reads whole ADC units only.
  return { gain, baseline: baseline === undefined ? undefined : Math.trunc(baseline) + 0, units: parts[3] };
}

/** 12 bits for amplitudes and 10 for differences, unless the format itself holds fewer, or (160) the WFDB library says so. */
function defaultResolutionBits(format: number): number {
  const bits: Record<number, number> = { 8: 10, 80: 8, 160: 16, 310: 10, 311: 10, 508: 8 };
  return bits[format] ?? 12;
}
