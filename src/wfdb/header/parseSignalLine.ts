import type { SignalSpec } from '../types';
import { type LineLocation, malformed, parseDecimal, parseInteger } from './fields';

/** DEFGAIN of the WFDB library: ADC units per physical unit where a header gives none. */
const defaultGain = 200;

/**
 * One signal line of a header:
 * file format[xsamplesPerFrame][:skew][+byteOffset] [gain[(baseline)][/units] [resolution [zero [initial
 * [checksum [block [description]]]]]]].
 *
 * @param ordinal index of the signal, from 0, for the description of a line that has none
 * @throws WfdbError `header-malformed`
 */
export function parseSignalLine(
  text: string,
  location: LineLocation,
  recordName: string,
  ordinal: number,
): SignalSpec {
  const fields = new FieldReader(text, location);
  const fileName = fields.next() ?? '';
  const formatField = fields.next();
  if (formatField === undefined) throw malformed(location, 'a file name and a storage format', text);
  const { format, samplesPerFrame, skewSamples, byteOffset } = parseFormat(formatField, location);
  const { gain, baseline, units } = parseGain(fields.next(), location);
  const resolutionBits = fields.nextInteger('the ADC resolution in bits');
  const adcZero = fields.nextInteger('the ADC zero') ?? 0;
  const initialValue = fields.nextInteger('the initial value') ?? adcZero;
  const checksum = fields.nextInteger('the checksum');
  const blockSizeBytes = fields.nextInteger('the block size') ?? 0;
  return {
    fileName,
    format,
    samplesPerFrame,
    // Skew is handled in frames, as in the WFDB library; the header counts samples of the signal.
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

/** Reads blank-separated fields from the left; the rest is the description, including blanks. */
class FieldReader {
  private position = 0;
  private described = false;

  constructor(
    private readonly text: string,
    private readonly location: LineLocation,
  ) {}

  next(): string | undefined {
    const found = /^\s*(\S+)/.exec(this.text.slice(this.position));
    if (!found) return undefined;
    this.position += found[0].length;
    return found[1];
  }

  /** A numeric field; a word instead of a number begins the description, since some programs omit the fields before it. */
  nextInteger(expected: string): number | undefined {
    if (this.described) return undefined;
    const start = this.position;
    const field = this.next();
    if (field === undefined) return undefined;
    const value = parseInteger(field);
    if (value !== undefined) return value;
    if (!/^[^\d+.-]/.test(field)) throw malformed(this.location, expected, field);
    this.position = start;
    this.described = true;
    return undefined;
  }

  rest(): string {
    return this.text.slice(this.position).trim();
  }
}

function parseFormat(field: string, location: LineLocation) {
  // No real field is longer, and matching a group millions of times would overflow the stack.
  const parts = field.length > 80 ? null : /^(\d{1,9})((?:[x:+]-?\d+)*)$/.exec(field);
  if (!parts) throw malformed(location, 'a storage format such as 212 or 16x4:3+24', field);
  const modifier = (mark: string, fallback: number) => {
    const found = parts[2]!.split(/(?=[x:+])/).findLast((part) => part.startsWith(mark));
    if (found === undefined) return fallback;
    const value = parseInteger(found.slice(1));
    if (value === undefined) throw malformed(location, 'a smaller number after the storage format', field);
    // As in the WFDB library, which uses the default for values below the minimum.
    return Math.max(fallback, value);
  };
  return {
    format: Number(parts[1]),
    samplesPerFrame: modifier('x', 1),
    skewSamples: modifier(':', 0),
    byteOffset: modifier('+', 0),
  };
}

function parseGain(field: string | undefined, location: LineLocation) {
  if (field === undefined) return { gain: 0, baseline: undefined, units: undefined };
  const parts = /^([^(/]+)(?:\(([^)/]*)\)?)?[^/]*(?:\/(.*))?$/.exec(field);
  const gain = parseDecimal(parts?.[1] ?? '');
  const baseline = parts?.[2] === undefined ? undefined : parseDecimal(parts[2]);
  if (!parts || gain === undefined || (parts[2] !== undefined && baseline === undefined)) {
    throw malformed(location, 'an ADC gain such as 200 or 200(1024)/mV', field);
  }
  // The WFDB library reads integer ADC units only.
  return { gain, baseline: baseline === undefined ? undefined : Math.trunc(baseline) + 0, units: parts[3] };
}

/** 12 bits for amplitudes and 10 for differences, unless the format itself has fewer, or (160) the WFDB library differs. */
function defaultResolutionBits(format: number): number {
  const bits: Record<number, number> = { 8: 10, 80: 8, 160: 16, 310: 10, 311: 10, 508: 8 };
  return bits[format] ?? 12;
}
